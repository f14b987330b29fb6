namespace TrueWatch.Polling;

/// <summary>Sends the polls of a wait as if its caller had done so: in the flow that the wait was begun in.</summary>
internal sealed class PollSender<TResult, TStatus>(PollingOperation<TResult, TStatus> operation, WaitTelemetry telemetry)
    where TStatus : struct, Enum
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public Task<PollingAnswer<TResult, TStatus>> SendAsync(RequestPermit permit, CancellationToken cancellationToken)
    {
        if (_context is null)
        {
            return SendInFlowAsync(permit, cancellationToken);
        }

        Task<PollingAnswer<TResult, TStatus>>? poll = null;
        ExecutionFlow.Run(_context, _ => poll = SendInFlowAsync(permit, cancellationToken), state: null);
        return poll!;
    }

    private async Task<PollingAnswer<TResult, TStatus>> SendInFlowAsync(
        RequestPermit permit, CancellationToken cancellationToken)
    {
        permit.Offer();
        using var span = telemetry.StartPoll();
        return await operation.PollAsync(cancellationToken).ConfigureAwait(false);
    }
}
