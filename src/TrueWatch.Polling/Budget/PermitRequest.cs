namespace TrueWatch.Polling;

/// <summary>Somebody in the queue of a <see cref="PollingChannel"/>.</summary>
internal sealed class PermitRequest
{
    private readonly TaskCompletionSource<RequestPermit> _completion;

    /// <param name="isPoll">Polls give way to other requests.</param>
    public PermitRequest(bool isPoll)
    {
        IsPoll = isPoll;
        Place = new LinkedListNode<PermitRequest>(this);

        // A poll is sent at once, on the thread that releases the permit; a caller's code must not run there.
        _completion = new(isPoll ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public bool IsPoll { get; }

    /// <summary>The place in the queue, so that leaving it costs nothing.</summary>
    public LinkedListNode<PermitRequest> Place { get; }

    public Task<RequestPermit> Task => _completion.Task;

    public void Grant(RequestPermit permit)
    {
        if (!_completion.TrySetResult(permit))
        {
            permit.Return(isUsed: false);
        }
    }

    public void Fail(Exception exception) => _completion.TrySetException(exception);

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
