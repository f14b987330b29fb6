using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>Every way in which a command ends without the end of its task, as a message and an exit code.</summary>
internal static class FailureOutcome
{
    private const int LongestMessage = 4_000;

    /// <param name="exception">What ended it.</param>
    /// <param name="taskId">The id of the task; null where none is concerned.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="cause">What ended the command early; null when nothing did.</param>
    public static TaskOutcome Of(Exception exception, string? taskId, TimeSpan elapsed, ExitCode? cause) => exception switch
    {
        PollingCanceledException canceled when cause is { } code => Interrupted(code) with
        {
            TaskId = taskId,
            Status = canceled.Report.RawStatus,
            Elapsed = canceled.Report.Elapsed,
            Polls = canceled.Report.Polls,
        },
        OperationCanceledException when cause is { } code => Interrupted(code) with
        {
            TaskId = taskId,
            Elapsed = elapsed,
            GoesOn = taskId is not null,
        },
        PollingTimeoutException timeout => TimedOut(timeout) with { TaskId = taskId },
        PollingFaultException fault => Failed(fault.InnerException!) with
        {
            TaskId = taskId,
            Message = fault.Fault.Kind == PollingFaultKind.Transient
                ? $"{Clean(fault.InnerException!)} Too many polls in a row failed ({DisplayText.Polls(fault.Report.Polls)} in all)."
                : Clean(fault.InnerException!),
            Status = fault.Report.RawStatus,
            Elapsed = fault.Report.Elapsed,
            Polls = fault.Report.Polls,
            GoesOn = fault.Fault.Kind == PollingFaultKind.Transient,
        },
        TrueWatchApiException failure => Failed(failure) with { TaskId = taskId, Elapsed = elapsed, Polls = failure.Attempts },
        IOException or UnauthorizedAccessException => new()
        {
            TaskId = taskId,
            ExitCode = ExitCode.FileFailed,
            Name = "error",
            Message = Clean(exception),
            Elapsed = elapsed,
        },
        _ => new()
        {
            TaskId = taskId,
            ExitCode = ExitCode.Unexpected,
            Name = "unexpected",
            Message = $"{exception.GetType().Name}: {Clean(exception)}",
            Elapsed = elapsed,
        },
    };

    private static TaskOutcome Interrupted(ExitCode cause) => new()
    {
        ExitCode = cause,
        Name = "interrupted",
        Message = cause == ExitCode.OutputLost ? "The reader of the output has ended." : "Interrupted.",
        GoesOn = true,
    };

    private static TaskOutcome Failed(Exception failure) => new()
    {
        ExitCode = IsRefusedKey(failure) ? ExitCode.KeyRefused : ExitCode.ServiceFault,
        Name = "error",
        Message = Clean(failure),
        Failure = failure as TrueWatchApiException,
    };

    private static string Clean(Exception exception) => DisplayText.OneLine(exception.Message, LongestMessage);

    // A gateway refuses as well, and knows nothing of keys: what it answers has no code and no trace id of the service.
    private static bool IsRefusedKey(Exception failure) => failure is TrueWatchApiException
    {
        Kind: TrueWatchErrorKind.Unauthorized,
    } answer && (answer.ErrorCode ?? answer.TraceId) is not null;

    private static TaskOutcome TimedOut(PollingTimeoutException exception)
    {
        var report = exception.Report;
        var last = report.LastSnapshot as PollingSnapshot<ResourceTask, TaskStatus>;
        var isUnknown = last?.Status == TaskStatus.Unknown;
        string?[] sentences =
        [
            $"The task did not end within {DisplayText.Time(exception.Timeout)} ({DisplayText.Polls(report.Polls)}).",
            last is null
                ? "There was no response."
                : $"Its last status was {ProgressText.Status(last)}{(isUnknown ? ", which is unknown to this version" : "")}.",
            exception.InnerException is { } failure ? $"The last poll failed: {Clean(failure)}" : null,
            report.ThrottledPolls > 0 ? $"The rate limit was exceeded ({DisplayText.Polls(report.ThrottledPolls)})." : null,
            exception.RetryAfter is { } pause ? $"The service asks to wait another {DisplayText.Time(pause)}." : null,
        ];
        return new TaskOutcome
        {
            ExitCode = isUnknown ? ExitCode.UnknownStatus : ExitCode.Timeout,
            Name = "timeout",
            Message = string.Join(' ', sentences.Where(sentence => sentence is not null)),
            Status = report.RawStatus,
            Elapsed = report.Elapsed,
            Polls = report.Polls,
            GoesOn = true,
        };
    }
}
