namespace TrueWatch.Polling;

/// <summary>Which waits on the same operation with the same arguments share their polls.</summary>
public enum PollSharing
{
    /// <summary>Those of the same client. What a client was made with, such as a tenant, can make another response of the same arguments.
    /// <value>The default.</value></summary>
    Client = 0,

    /// <summary>Those of every client with the same key, endpoint and clock: all get the same response for the same arguments.</summary>
    Key = 1,

    /// <summary>None: the response depends on who asks, as where each call has its own key.</summary>
    None = 2,
}
