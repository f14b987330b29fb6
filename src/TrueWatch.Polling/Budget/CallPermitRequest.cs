namespace TrueWatch.Polling;

/// <summary>An ordinary call in the queue of a <see cref="PollingChannel"/>.</summary>
internal sealed class CallPermitRequest : PermitRequest
{
    // A caller's code must not run on the thread that releases the permit.
    private readonly TaskCompletionSource<RequestPermit> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool IsPoll => false;

    public override bool IsGranted => _completion.Task.IsCompletedSuccessfully;

    public Task<RequestPermit> Task => _completion.Task;

    public override void Grant(RequestPermit permit) => _completion.SetResult(permit);

    public override void Fail(Exception exception) => _completion.SetException(exception);

    public override void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
