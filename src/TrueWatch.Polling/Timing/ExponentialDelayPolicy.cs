namespace TrueWatch.Polling;

/// <summary>Delays that grow exponentially up to a maximum, with jitter so that waits that began together drift apart. A delay
/// is never shorter than the first one and never longer than the longest. Thread-safe.</summary>
public sealed class ExponentialDelayPolicy : DelayPolicy, IEquatable<ExponentialDelayPolicy>
{
    /// <summary>How much each delay is longer than the one before. <value>1.5</value></summary>
    public const double DefaultFactor = 1.5;

    /// <summary>The share of a delay by which it is moved at most, in either direction. <value>0.2</value></summary>
    public const double DefaultJitter = 0.2;

    private readonly (TimeSpan Initial, TimeSpan Maximum, double Factor, double Jitter, Random Random) _settings;

    /// <summary>Makes a policy.</summary>
    /// <param name="initial">The first delay.</param>
    /// <param name="maximum">The longest delay; not shorter than <paramref name="initial"/>.</param>
    /// <param name="factor">The factor by which each delay grows; at least 1, which keeps it constant.</param>
    /// <param name="jitter">The maximum random change of a delay, as a fraction from 0 (none) to 1.</param>
    /// <param name="random">The source of the jitter, thread-safe if waits share the policy; <c>Random.Shared</c> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A delay is zero, negative or longer than 49 days,
    /// <paramref name="maximum"/> is shorter than <paramref name="initial"/>, <paramref name="factor"/> is below 1 or
    /// not finite, or <paramref name="jitter"/> is not within 0 and 1.</exception>
    public ExponentialDelayPolicy(
        TimeSpan initial, TimeSpan maximum, double factor = DefaultFactor, double jitter = DefaultJitter, Random? random = null)
    {
        PollingTime.RequireDelay(initial, nameof(initial));
        PollingTime.RequireDelay(maximum, nameof(maximum), initial);
        if (factor is not (>= 1 and <= double.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be a finite number of at least 1.");
        }

        if (jitter is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(jitter), jitter, "The jitter must be between 0 and 1.");
        }

        _settings = (initial, maximum, factor, jitter, random ?? Random.Shared);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="poll"/> is below 1.</exception>
    public override TimeSpan GetDelay(int poll)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(poll, 1);
        var (initial, maximum, factor, jitter, random) = _settings;
        var delay = Math.Min(initial.TotalSeconds * Math.Pow(factor, poll - 1), maximum.TotalSeconds);

        // The bounds are clamped, not the draw: even at either end of the range the delays stay spread out.
        var shortest = Math.Max(delay * (1 - jitter), initial.TotalSeconds);
        var longest = Math.Min(delay * (1 + jitter), maximum.TotalSeconds);
        var seconds = shortest + ((longest - shortest) * random.NextDouble());

        // TimeSpan.FromSeconds rounds to milliseconds on .NET Framework, which could exceed the bounds.
        return TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }

    /// <summary>Whether the other policy has the same numbers and the same source of jitter.</summary>
    /// <param name="other">The other policy.</param>
    /// <returns>Whether it is equal.</returns>
    public bool Equals(ExponentialDelayPolicy? other) => other is not null && _settings == other._settings;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExponentialDelayPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => _settings.GetHashCode();
}
