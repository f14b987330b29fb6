using System.Security.Cryptography;

namespace TrueWatch.Polling;

/// <summary>A resume token as JSON, version 1. Times are seconds; without a deadline, there is none remaining. The position says how many
/// answers have moved the backoff, and the check that nothing was lost or changed on the way: it is no signature. Immutable.</summary>
internal sealed record ResumeTokenData(
    int Version, string Endpoint, string Operation, IReadOnlyList<PollingArgument> Arguments, decimal? Remaining,
    decimal NextPoll, decimal Elapsed, int Polls, int Position, string? LastStatus, string Check = "")
{
    public const int CurrentVersion = 1;

    private const int CheckLength = 16;

    // More polls than any wait sends, and far from where a number overflows.
    private const int MostPolls = 1_000_000_000;
    private const string Advice = "Pass the text exactly as the wait returned it, or start a new wait.";

    public static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    public static TimeSpan Time(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));

    /// <exception cref="FormatException">The text is not a token, is damaged, or has another version.</exception>
    public static ResumeTokenData Read(string json)
    {
        if (!PrintableText.IsWellFormed(json))
        {
            throw new FormatException($"This is not a resume token: it has an unpaired surrogate. {Advice}");
        }

        try
        {
            if (ReadVersion(json) is { } version && version != CurrentVersion)
            {
                throw new FormatException(
                    $"The resume token has the version {version}; this library reads version {CurrentVersion}. Start a new wait.");
            }

            var data = JsonSerializer.Deserialize(json, ResumeTokenContext.Default.ResumeTokenData);
            return data is not null && data.Check == data.ComputeCheck() && data.IsSane()
                ? data with { Arguments = Array.AsReadOnly(data.Arguments.ToArray()) }
                : throw new FormatException($"The resume token is damaged: its checksum does not match its content. {Advice}");
        }
        catch (InvalidOperationException)
        {
            throw new FormatException($"This is not a resume token: it has an escaped unpaired surrogate. {Advice}");
        }
        catch (JsonException exception)
        {
            // The serializer's text can quote the token's content, which belongs to the caller; nothing secret is in it.
            throw new FormatException($"This is not a resume token, or it is damaged: {PrintableText.OneLine(exception.Message)} {Advice}");
        }
    }

    public string Write() => JsonSerializer.Serialize(this with { Check = ComputeCheck() }, ResumeTokenContext.Default.ResumeTokenData);

    private static int? ReadVersion(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) ? number : null;
    }

    private static bool IsTime(decimal seconds) => seconds >= 0 && seconds <= (decimal)TimeSpan.FromDays(36_500).TotalSeconds;

    private bool IsSane()
        => IsTime(Remaining ?? 0)
            && IsTime(NextPoll)
            && IsTime(Elapsed)
            && this is { Operation.Length: > 0, Polls: >= 0 and <= MostPolls, Position: >= 0 and <= MostPolls };

    private string ComputeCheck()
        => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            this with { Check = "" }, ResumeTokenContext.Default.ResumeTokenData))).Substring(0, CheckLength);
}
