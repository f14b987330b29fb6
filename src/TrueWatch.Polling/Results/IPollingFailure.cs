namespace TrueWatch.Polling;

/// <summary>What every exception has in common that ends a wait: <see cref="PollingTimeoutException"/>,
/// <see cref="PollingFaultException"/>, <see cref="PollingCanceledException"/>, <see cref="UnknownStatusException"/> and the
/// <see cref="RemoteTaskException"/>s.</summary>
public interface IPollingFailure
{
    /// <summary>Everything that is known of the wait, the resume token included.</summary>
    PollingReport Report { get; }
}
