namespace TrueWatch.Polling;

/// <summary>What waits write to a log. The event ids stay as they are.</summary>
internal static partial class PollingLog
{
    [LoggerMessage(1, LogLevel.Debug, "Waiting for {Operation}, with a timeout of {Timeout}")]
    public static partial void WaitBegins(ILogger logger, object operation, string timeout);

    [LoggerMessage(2, LogLevel.Debug, "Resuming the wait for {Operation} after {Elapsed}, with {Timeout} left")]
    public static partial void WaitGoesOn(ILogger logger, object operation, string elapsed, string timeout);

    [LoggerMessage(3, LogLevel.Information, "{Operation} has the status {Status} after {Elapsed}")]
    public static partial void StatusChanged(ILogger logger, object operation, string status, string elapsed);

    [LoggerMessage(4, LogLevel.Warning, "{Operation} has the unknown status {Status}")]
    public static partial void UnknownStatus(ILogger logger, object operation, string status);

    [LoggerMessage(5, LogLevel.Warning, "A poll of {Operation} failed ({Fault}, {Consecutive} in a row); polling again in {Delay}")]
    public static partial void TransientFault(
        ILogger logger, Exception exception, object operation, string fault, int consecutive, string delay);

    [LoggerMessage(6, LogLevel.Warning, "Rate limit exceeded while polling {Operation}; pausing all requests of this API key")]
    public static partial void Throttled(ILogger logger, object operation);

    [LoggerMessage(7, LogLevel.Debug, "Waiting for the request budget before the next poll of {Operation}")]
    public static partial void WaitsForBudget(ILogger logger, object operation);

    [LoggerMessage(8, LogLevel.Information, "The wait for {Operation} ended after {Elapsed} and {Polls} polls: {Outcome}")]
    public static partial void WaitEnded(ILogger logger, object operation, string elapsed, int polls, string outcome);
}
