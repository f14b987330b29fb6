namespace TrueWatch.Polling;

/// <summary>What the caller of a method carries along: its culture, its activity, its asynchronous locals.</summary>
internal static class ExecutionFlow
{
    /// <summary>Keeps it out of what is begun until the result is disposed of, on the same thread.</summary>
    public static AsyncFlowControl? Suppress() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
