namespace TrueWatch.Cli;

/// <summary>What the command's exit codes mean. They are part of the interface and never change their meaning.</summary>
internal enum ExitCode
{
    /// <summary>The task succeeded; or, of <c>task status</c>, it has not ended yet.</summary>
    Success = 0,

    /// <summary>Something that should not happen; the text is worth a bug report.</summary>
    Unexpected = 1,

    /// <summary>The command line or the environment is not right; nothing was sent.</summary>
    Usage = 2,

    /// <summary>The task failed.</summary>
    TaskFailed = 3,

    /// <summary>The task was canceled at the service.</summary>
    TaskCanceled = 4,

    /// <summary>The task succeeded, but single objects failed.</summary>
    PartialSuccess = 5,

    /// <summary>The task did not end in time; it goes on.</summary>
    Timeout = 6,

    /// <summary>The service refused the API key.</summary>
    KeyRefused = 7,

    /// <summary>The service answered with an error or not understandably, or there was no response at all.</summary>
    ServiceFault = 8,

    /// <summary>The last status is unknown to this version, and there is nothing more to wait for.</summary>
    UnknownStatus = 9,

    /// <summary>The standard output cannot be written; the task goes on.</summary>
    OutputLost = 10,

    /// <summary>The import was not started: resources of the file are in the workspace already. Nothing was changed.</summary>
    Conflict = 11,

    /// <summary>The export is done, but no link to its file is known.</summary>
    NoLink = 12,

    /// <summary>A file could not be read or written.</summary>
    FileFailed = 13,

    /// <summary>The terminal was closed (SIGHUP); the task goes on.</summary>
    HungUp = 129,

    /// <summary>Interrupted by Ctrl+C (SIGINT); the task goes on.</summary>
    Interrupted = 130,

    /// <summary>Asked to end (SIGTERM); the task goes on.</summary>
    Terminated = 143,
}
