namespace TrueWatch.Polling;

/// <summary>A client that says with which key it asks which endpoint. Waits of a client that does not implement it share nothing with those
/// of other clients, and are not limited.</summary>
public interface IPollingClient
{
    /// <summary>The key and the endpoint, and what holds for requests with them.</summary>
    PollingConnection PollingConnection { get; }
}
