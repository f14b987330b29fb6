namespace TrueWatch.Polling;

/// <summary>Implemented by every exception that ends a wait: <see cref="PollingTimeoutException"/>,
/// <see cref="PollingFaultException"/>, <see cref="PollingCanceledException"/>, <see cref="UnknownStatusException"/> and the
/// <see cref="RemoteTaskException"/>s.</summary>
public interface IPollingFailure
{
    /// <summary>The details of the wait, including the resume token.</summary>
    PollingReport Report { get; }
}
