namespace TrueWatch.Generated;

/// <summary>What a request sends. Each attempt makes a content of its own of it.</summary>
internal abstract class RequestBody
{
    /// <summary>Whether it can be sent more than once.</summary>
    public virtual bool IsRepeatable => true;

    /// <summary>What kept the last attempt from reading what it was to send: the caller's fault, and not the network's.</summary>
    public virtual Exception? ReadFailure => null;

    /// <param name="clock">Is told of each part that was sent.</param>
    public abstract HttpContent ToContent(CallClock clock);
}
