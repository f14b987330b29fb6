namespace TrueWatch.Polling;

/// <summary>Where a flight waits for the permit of its next poll. One call of <see cref="EnterAsync"/> at a time.</summary>
internal sealed class PermitQueue(PollingChannel channel)
{
    private PermitRequest? _request;

    /// <param name="onWaiting">Is told when the permit does not come at once.</param>
    /// <param name="isObsolete">Whether nobody wants the permit any more.</param>
    /// <returns>The permit; null when the queue was left.</returns>
    public async ValueTask<RequestPermit?> EnterAsync(Action<PollingPhase> onWaiting, Func<bool> isObsolete)
    {
        var request = channel.Enqueue(isPoll: true);
        if (!request.Task.IsCompleted)
        {
            onWaiting(channel.IsThrottled ? PollingPhase.Throttled : PollingPhase.WaitingForBudget);
            _request = request;

            // Who left in the meantime did not know of the request.
            if (isObsolete())
            {
                Leave();
            }
        }

        try
        {
            return await request.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (request.Task.IsCanceled)
        {
            return null;
        }
        finally
        {
            _request = null;
        }
    }

    /// <summary>Takes a permit that is free now past the queue, if the flight waits in it.</summary>
    /// <returns>Whether the flight will poll: it has a permit, or it does not wait for one.</returns>
    public bool TryHurry() => _request is not { } request || channel.TryServe(request);

    public void Leave()
    {
        if (Interlocked.Exchange(ref _request, null) is { } request)
        {
            channel.Cancel(request, new CancellationToken(canceled: true));
        }
    }
}
