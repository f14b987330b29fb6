using Microsoft.Extensions.Logging.Abstractions;

namespace TrueWatch.Polling;

/// <summary>The options of a <see cref="PollingConnection"/>. Immutable and thread-safe.</summary>
public sealed class PollingConnectionOptions
{
    /// <summary>The rate limit of one key. All connections of the process with the same key, endpoint and clock
    /// share it; if they have different limits, all of them apply.</summary>
    /// <value><see langword="null"/> (the default): no limit of its own.</value>
    public RequestLimit? Limit { get; init; }

    /// <summary>Further limiters for every request, in this order and after <see cref="Limit"/>, such as one for all keys of a
    /// workspace, or one that is shared between machines. They are not disposed. A limiter that refuses is asked again after the
    /// time in its lease, or after a second.</summary>
    /// <value>The default is none.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<RateLimiter> Limiters { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = [];

    /// <summary>Which waits on the same operation with the same arguments share their polls.</summary>
    /// <value>The default is <see cref="PollSharing.Client"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enum's.</exception>
    public PollSharing Sharing
    {
        get;
        init => field = value is >= PollSharing.Client and <= PollSharing.None
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Sharing), value, "The value is not defined.");
    }

    /// <summary>Classifies failures as throttled, refused, transient or permanent.</summary>
    /// <value>The default is <see cref="FaultClassifier.Http"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public FaultClassifier FaultClassifier { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = FaultClassifier.Http;

    /// <summary>The logger of waits. They never log the key.</summary>
    /// <value>The default writes nothing.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ILogger Logger { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = NullLogger.Instance;

    /// <summary>The clock of the limits and, unless <see cref="PollingOptions.TimeProvider"/> is set, of the waits.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;
}
