namespace TrueWatch.Cli;

/// <summary>The exit codes for people, and which of several says the most.</summary>
internal static class ExitCodes
{
    // A task that is known to have gone wrong asks for more than one of which nothing is known.
    private static readonly ExitCode[] FromWorst =
    [
        ExitCode.OutputLost,
        ExitCode.HungUp,
        ExitCode.Terminated,
        ExitCode.Interrupted,
        ExitCode.Unexpected,
        ExitCode.Usage,
        ExitCode.FileFailed,
        ExitCode.TaskFailed,
        ExitCode.TaskCanceled,
        ExitCode.Conflict,
        ExitCode.NoLink,
        ExitCode.KeyRefused,
        ExitCode.ServiceFault,
        ExitCode.UnknownStatus,
        ExitCode.Timeout,
        ExitCode.PartialSuccess,
    ];

    /// <summary>Every exit code and what it means.</summary>
    public static IReadOnlyList<(ExitCode Code, string Meaning)> All { get; } =
    [
        (ExitCode.Success, "the task succeeded, and what was exported is in its file; of task status also: it has not ended yet; with --no-wait: it was started"),
        (ExitCode.Unexpected, "something that should not happen"),
        (ExitCode.Usage, "the command line or the environment is not right; nothing was sent"),
        (ExitCode.TaskFailed, "the task failed"),
        (ExitCode.TaskCanceled, "the task was canceled at the service"),
        (ExitCode.PartialSuccess, "the task succeeded in part: single objects failed"),
        (ExitCode.Timeout, "the task did not end in time, or the rate limit left no time for it; it goes on"),
        (ExitCode.KeyRefused, "the service refused the API key"),
        (ExitCode.ServiceFault, "an error of the service or of a gateway before it, a response that is not understood, or none; of task wait only when that does not pass"),
        (ExitCode.UnknownStatus, "the last status is unknown to this version"),
        (ExitCode.OutputLost, "the standard output cannot be written: it is closed or full, or nobody reads it any more"),
        (ExitCode.Conflict, "the import was not started: resources of the file are in the workspace already; nothing was changed"),
        (ExitCode.NoLink, "the export is done, but its result has no link that is known to be that of its file"),
        (ExitCode.FileFailed, "a file could not be read or written"),
        (ExitCode.HungUp, "the terminal was closed (SIGHUP)"),
        (ExitCode.Interrupted, "interrupted (Ctrl+C, SIGINT)"),
        (ExitCode.Terminated, "asked to end (SIGTERM)"),
    ];

    /// <summary>The worst of several.</summary>
    public static ExitCode Worst(IEnumerable<ExitCode> codes) => codes.MinBy(Rank);

    // What is not listed is a success.
    private static int Rank(ExitCode code) => Array.IndexOf(FromWorst, code) is var rank && rank >= 0 ? rank : int.MaxValue;
}
