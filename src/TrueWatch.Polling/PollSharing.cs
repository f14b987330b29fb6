namespace TrueWatch.Polling;

/// <summary>Which waits on the same operation with the same arguments share their polls.</summary>
public enum PollSharing
{
    /// <summary>Waits of the same client. The settings of a client, such as a tenant, may lead to another response for the same arguments.
    /// <value>The default.</value></summary>
    Client = 0,

    /// <summary>Waits of all clients with the same key, endpoint and clock: all get the same response for the same arguments.</summary>
    Key = 1,

    /// <summary>None: the response depends on the caller, for example because each call has its own key.</summary>
    None = 2,
}
