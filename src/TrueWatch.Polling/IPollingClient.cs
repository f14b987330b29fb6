namespace TrueWatch.Polling;

/// <summary>A client with a <see cref="TrueWatch.Polling.PollingConnection"/>. Waits of other clients share no polls or budget with other
/// clients, and have no limits.</summary>
public interface IPollingClient
{
    /// <summary>The connection: the endpoint, the key and the limits.</summary>
    PollingConnection PollingConnection { get; }
}
