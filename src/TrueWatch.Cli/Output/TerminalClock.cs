namespace TrueWatch.Cli.Output;

/// <summary>When a live display is drawn again.</summary>
internal static class TerminalClock
{
    /// <summary>Waits for a while, or until the waits have ended.</summary>
    public static async Task TickAsync(Task wait, TimeSpan time, TimeProvider timeProvider)
    {
        using var end = new CancellationTokenSource();
        await Task.WhenAny(wait, Task.Delay(time, timeProvider, end.Token)).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
    }
}
