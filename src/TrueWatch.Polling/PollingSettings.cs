namespace TrueWatch.Polling;

/// <summary>What the caller's options and the document's schedule make together.</summary>
internal sealed record PollingSettings(DelayPolicy DelayPolicy, TimeSpan Timeout, TimeProvider TimeProvider)
{
    /// <summary>Lets the caller's options take the place of what the schedule says.</summary>
    /// <exception cref="ArgumentException">Both delays are set and the first is longer than the longest.</exception>
    public static PollingSettings Resolve(PollingOptions? options, PollingSchedule schedule) => new(
        options?.DelayPolicy ?? ResolveDelays(options?.InitialDelay, options?.MaximumDelay, schedule),
        options?.Timeout ?? schedule.Timeout,
        options?.TimeProvider ?? TimeProvider.System);

    private static ExponentialDelayPolicy ResolveDelays(TimeSpan? initial, TimeSpan? maximum, PollingSchedule schedule)
    {
        if (initial > maximum)
        {
            throw new ArgumentException(
                $"{nameof(PollingOptions)}.{nameof(PollingOptions.InitialDelay)} " +
                $"({PollingText.Describe(initial.Value)}) is longer than {nameof(PollingOptions.MaximumDelay)} " +
                $"({PollingText.Describe(maximum.Value)}).");
        }

        // Where the caller sets only one of the two, the document's other one gives way to it.
        return new ExponentialDelayPolicy(
            initial ?? (maximum < schedule.InitialDelay ? maximum.Value : schedule.InitialDelay),
            maximum ?? (initial > schedule.MaximumDelay ? initial.Value : schedule.MaximumDelay));
    }
}
