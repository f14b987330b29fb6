namespace TrueWatch.Simulator;

/// <summary>A request from when the simulator received it until it is answered.</summary>
internal sealed class RequestPresence : IDisposable
{
    private readonly RequestsInFlight _requests;
    private readonly TimeProvider _timeProvider;

    public RequestPresence(RequestsInFlight requests, TimeProvider timeProvider)
    {
        (_requests, _timeProvider) = (requests, timeProvider);
        _requests.OnReceived();
    }

    /// <summary>Holds the request, so that for a time nothing but the clock gets it on.</summary>
    /// <param name="time">How long; infinite for until the client is gone.</param>
    /// <param name="clientGone">The client does not wait for the response any more.</param>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task HoldAsync(TimeSpan time, CancellationToken clientGone)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isHeld = 1;
        _requests.OnHeld();

        // In the callbacks themselves, so that the clock does not go on before the request does.
        using var timer = _timeProvider.CreateTimer(_ => End(() => end.TrySetResult()), null, time, Timeout.InfiniteTimeSpan);
        using var gone = clientGone.Register(() => End(() => end.TrySetCanceled(clientGone)));
        await end.Task.ConfigureAwait(false);

        void End(Action complete)
        {
            if (Interlocked.Exchange(ref isHeld, 0) == 1)
            {
                _requests.OnReleased();
                complete();
            }
        }
    }

    public void Dispose() => _requests.OnAnswered();
}
