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
        (ExitCode.Success, "the task succeeded, and the exported file is complete; for task status also: it has not ended yet; with --no-wait: it was started"),
        (ExitCode.Unexpected, "an unexpected error"),
        (ExitCode.Usage, "the command line or the environment is invalid; nothing was sent"),
        (ExitCode.TaskFailed, "the task failed"),
        (ExitCode.TaskCanceled, "the task was canceled at the service"),
        (ExitCode.PartialSuccess, "the task succeeded in part: single objects failed"),
        (ExitCode.Timeout, "the task did not end in time, or the rate limit left no time for it; it continues"),
        (ExitCode.KeyRefused, "the service refused the API key"),
        (ExitCode.ServiceFault, "an error of the service or a gateway, an unreadable response, or none; for task wait only if retries do not help"),
        (ExitCode.UnknownStatus, "the last status is unknown to this version"),
        (ExitCode.OutputLost, "the standard output cannot be written: it is closed or full, or its reader has ended"),
        (ExitCode.Conflict, "the import was not started, because the workspace already has resources of the file; nothing was changed"),
        (ExitCode.NoLink, "the export is done, but its result has no recognizable link to its file"),
        (ExitCode.FileFailed, "a file could not be read or written"),
        (ExitCode.HungUp, "the terminal was closed (SIGHUP)"),
        (ExitCode.Interrupted, "interrupted (Ctrl+C, SIGINT)"),
        (ExitCode.Terminated, "terminated (SIGTERM)"),
    ];

    /// <summary>The worst of several.</summary>
    public static ExitCode Worst(IEnumerable<ExitCode> codes) => codes.MinBy(Rank);

    // What is not listed is a success.
    private static int Rank(ExitCode code) => Array.IndexOf(FromWorst, code) is var rank && rank >= 0 ? rank : int.MaxValue;
}
