namespace TrueWatch.Simulator;

/// <summary>How a <see cref="TrueWatchSimulator"/> behaves. Immutable once made, and thread-safe.</summary>
public sealed class TrueWatchSimulatorOptions
{
    /// <summary>The API keys that are accepted; every other one is refused. Without any, every request is refused.</summary>
    /// <value>The default is <see cref="TrueWatchSimulator.DefaultApiKey"/> alone.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyCollection<string> ApiKeys
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = [TrueWatchSimulator.DefaultApiKey];

    /// <summary>
    /// How many requests each accepted API key may send within any 60 seconds; <see langword="null"/> for no limit.
    /// Every request that carries an accepted key counts, save for those that the limit itself refuses.
    /// </summary>
    /// <value>The default is 20, the documented limit of a key.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int? RequestsPerMinute
    {
        get;
        init
        {
            if (value is { } requests)
            {
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(requests, nameof(RequestsPerMinute));
            }

            field = value;
        }
    } = 20;

    /// <summary>The tasks that exist.</summary>
    /// <value>The default is <see cref="TaskScripts.All"/>; to add to it, write <c>[.. TaskScripts.All, mine]</c>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyCollection<TaskScript> Scripts
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TaskScripts.All;

    /// <summary>The clock of the scripts and of the limit. Only its timestamps are used.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;
}
