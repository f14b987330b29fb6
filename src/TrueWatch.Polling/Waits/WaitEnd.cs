namespace TrueWatch.Polling;

/// <summary>How a wait ends: by its outcome for logs and metrics, and for its caller by an exception, else by the last snapshot.</summary>
internal readonly record struct WaitEnd<TResult, TStatus>(
    string Outcome, Exception? Exception, PollingSnapshot<TResult, TStatus>? Snapshot = null)
    where TStatus : struct, Enum
{
    /// <summary>The end of a wait whose task has ended.</summary>
    public static WaitEnd<TResult, TStatus> Of(
        PollingSnapshot<TResult, TStatus> snapshot, PollingOptions options, Func<PollingReport> report)
        => snapshot.Outcome switch
        {
            PollingOutcome.Failed => new("failed", new RemoteTaskFailedException(report(), snapshot), snapshot),
            PollingOutcome.Canceled => new("canceled", new RemoteTaskCanceledException(report(), snapshot), snapshot),
            PollingOutcome.Succeeded when !snapshot.IsPartialSuccess => new("succeeded", Exception: null, snapshot),
            PollingOutcome.Succeeded when options.ThrowOnPartialSuccess =>
                new("partial", new RemoteTaskPartiallySucceededException(report(), snapshot), snapshot),
            PollingOutcome.Succeeded => new("partial", Exception: null, snapshot),
            _ => new("unknown", Exception: null, snapshot),
        };
}
