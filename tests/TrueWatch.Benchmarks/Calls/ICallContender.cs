namespace TrueWatch.Benchmarks.Calls;

internal interface ICallContender : IDisposable
{
    /// <summary>The call, as its callers make it.</summary>
    Task CallAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>The call, and what to know whether it was answered rightly.</summary>
    Task<CallResult> ReadAsync(string taskId, CancellationToken cancellationToken);
}
