using System.Text.Json.Serialization;

namespace TrueWatch.Polling;

/// <summary>A resume token as JSON. Times are seconds.</summary>
internal sealed record ResumeTokenData
{
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    [JsonPropertyName("endpoint")]
    public required string Endpoint { get; init; }

    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    [JsonPropertyName("arguments")]
    public required PollingArgument[] Arguments { get; init; }

    /// <summary>Null for no deadline.</summary>
    [JsonPropertyName("remaining")]
    public required decimal? Remaining { get; init; }

    [JsonPropertyName("nextPoll")]
    public required decimal NextPoll { get; init; }

    [JsonPropertyName("elapsed")]
    public required decimal Elapsed { get; init; }

    [JsonPropertyName("polls")]
    public required int Polls { get; init; }

    /// <summary>How many answers have moved the backoff.</summary>
    [JsonPropertyName("position")]
    public required int Position { get; init; }

    [JsonPropertyName("lastStatus")]
    public required string? LastStatus { get; init; }

    /// <summary>Shows that nothing was lost or changed on the way. It is no signature.</summary>
    [JsonPropertyName("check")]
    public required string Check { get; init; }
}
