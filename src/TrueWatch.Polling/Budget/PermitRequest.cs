namespace TrueWatch.Polling;

/// <summary>
/// Somebody in the queue of a <see cref="PollingChannel"/>. Whoever takes it out of the queue says what became of it, once
/// and outside of the channel's lock.
/// </summary>
internal abstract class PermitRequest
{
    protected PermitRequest() => Place = new LinkedListNode<PermitRequest>(this);

    /// <summary>Polls give way to other requests.</summary>
    public abstract bool IsPoll { get; }

    public abstract bool IsGranted { get; }

    /// <summary>The place in the queue, so that leaving it costs nothing.</summary>
    public LinkedListNode<PermitRequest> Place { get; }

    public abstract void Grant(RequestPermit permit);

    public abstract void Fail(Exception exception);

    public abstract void Cancel(CancellationToken cancellationToken);
}
