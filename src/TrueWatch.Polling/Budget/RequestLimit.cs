namespace TrueWatch.Polling;

/// <summary>A number of requests in any window of time, wherever it starts. Immutable and thread-safe.</summary>
public sealed record RequestLimit
{
    /// <summary>Initializes a limit.</summary>
    /// <param name="requests">The number of requests in a window; at least 1.</param>
    /// <param name="window">The length of the window.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requests"/> is below 1, or
    /// <paramref name="window"/> is zero, negative or longer than 49 days.</exception>
    public RequestLimit(int requests, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        Requests = requests;
        Window = PollingTime.RequireDelay(window, nameof(window));
    }

    /// <summary>The number of requests in a window.</summary>
    public int Requests { get; }

    /// <summary>The length of the window.</summary>
    public TimeSpan Window { get; }

    /// <summary>Returns the limit, such as <c>20 in 0:01:00</c>.</summary>
    public override string ToString() => $"{Requests} in {PollingText.Describe(Window)}";
}
