namespace TrueWatch.Polling;

/// <summary>Pauses by a <see cref="MonotonicClock"/>.</summary>
internal static class MonotonicClockExtensions
{
    /// <summary>A pause. What follows it runs at once, on the clock's thread.</summary>
    public static async Task PauseAsync(this MonotonicClock clock, TimeSpan pause, CancellationToken cancellationToken)
    {
        var completion = new TaskCompletionSource();
        var alarm = new CallbackAlarm(() => completion.TrySetResult());
        clock.Set(alarm, clock.Now + PollingTime.Clamp(pause, TimeSpan.Zero, PollingTime.Longest));
        try
        {
            await completion.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            clock.Clear(alarm);
        }
    }
}
