namespace TrueWatch.Polling;

/// <summary>Sends the polls of a wait as if its caller had done so: in the flow that the wait was begun in.</summary>
internal sealed class PollSender<TResult, TStatus>(PollingOperation<TResult, TStatus> operation, WaitTelemetry telemetry)
    where TStatus : struct, Enum
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    // What the poll that is being sent is about: one is sent at a time.
    private RequestPermit? _permit;
    private CancellationToken _cancellationToken;
    private ValueTask<PollingAnswer<TResult, TStatus>> _poll;

    public ValueTask<PollingAnswer<TResult, TStatus>> SendAsync(RequestPermit permit, CancellationToken cancellationToken)
    {
        if (_context is null)
        {
            return SendInFlowAsync(permit, cancellationToken);
        }

        _permit = permit;
        _cancellationToken = cancellationToken;
        ExecutionFlow.Run(_context, static sender => ((PollSender<TResult, TStatus>)sender!).Send(), this);
        var poll = _poll;
        _poll = default;
        _permit = null;
        return poll;
    }

#pragma warning disable CA2012 // SendAsync hands it out, once; a task for each poll would be garbage.
    private void Send() => _poll = SendInFlowAsync(_permit!, _cancellationToken);
#pragma warning restore CA2012

    private async ValueTask<PollingAnswer<TResult, TStatus>> SendInFlowAsync(
        RequestPermit permit, CancellationToken cancellationToken)
    {
        permit.Offer();
        using var span = telemetry.StartPoll();
        return await operation.PollAsync(cancellationToken).ConfigureAwait(false);
    }
}
