using System.Text.Json.Serialization;

namespace TrueWatch.Polling;

/// <summary>A resume token as JSON. Times are seconds. Immutable.</summary>
internal sealed record ResumeTokenData
{
    public const int CurrentVersion = 1;

    [JsonRequired]
    public int Version { get; init; } = CurrentVersion;

    public required string Endpoint { get; init; }

    public required string Operation { get; init; }

    public required IReadOnlyList<PollingArgument> Arguments { get; init; }

    /// <summary>Null for no deadline.</summary>
    public required decimal? Remaining { get; init; }

    public required decimal NextPoll { get; init; }

    public required decimal Elapsed { get; init; }

    public required int Polls { get; init; }

    /// <summary>How many answers have moved the backoff.</summary>
    public required int Position { get; init; }

    public required string? LastStatus { get; init; }

    /// <summary>Shows that nothing was lost or changed on the way. It is no signature.</summary>
    public string Check { get; init; } = "";

    public static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    public static TimeSpan Time(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
