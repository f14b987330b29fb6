using System.Security.Cryptography;
using System.Text.Json;

namespace TrueWatch.Polling;

/// <summary>Resume tokens as JSON, version 1.</summary>
internal static class ResumeTokenFormat
{
    private const int CheckLength = 16;

    // More polls than any wait sends, and far from where a number overflows.
    private const int MostPolls = 1_000_000_000;
    private const string Advice = "Give the text exactly as the wait handed it out, or begin the wait anew.";

    public static string Write(ResumeTokenData data)
        => JsonSerializer.Serialize(data with { Check = Check(data) }, ResumeTokenContext.Default.ResumeTokenData);

    /// <returns>The token; null when there is a problem.</returns>
    public static ResumeTokenData? Read(string json, out string problem)
    {
        problem = "";
        if (!PrintableText.IsWellFormed(json))
        {
            problem = $"This is no resume token: it has half of a surrogate pair. {Advice}";
            return null;
        }

        try
        {
            if (ReadVersion(json) is { } version && version != ResumeTokenData.CurrentVersion)
            {
                problem = $"The resume token has the version {version}; this library reads version {ResumeTokenData.CurrentVersion}. Begin the wait anew.";
                return null;
            }

            var data = JsonSerializer.Deserialize(json, ResumeTokenContext.Default.ResumeTokenData);
            if (data is not null && data.Check == Check(data) && IsSane(data))
            {
                return data with { Arguments = Array.AsReadOnly(data.Arguments.ToArray()) };
            }

            problem = $"The resume token is damaged: its check does not fit its content. {Advice}";
        }
        catch (InvalidOperationException)
        {
            problem = $"This is no resume token: it has half of a surrogate pair as an escape. {Advice}";
        }
        catch (JsonException exception)
        {
            // The serializer's text can quote the token's content, which belongs to the caller; nothing secret is in it.
            problem = $"This is no resume token, or a damaged one: {PrintableText.OneLine(exception.Message)} {Advice}";
        }

        return null;
    }

    private static int? ReadVersion(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
                ? number
                : null;
    }

    private static bool IsSane(ResumeTokenData data)
        => IsTime(data.Remaining ?? 0)
            && IsTime(data.NextPoll)
            && IsTime(data.Elapsed)
            && data is { Operation.Length: > 0, Polls: >= 0 and <= MostPolls, Position: >= 0 and <= MostPolls };

    private static bool IsTime(decimal seconds) => seconds >= 0 && seconds <= (decimal)TimeSpan.FromDays(36_500).TotalSeconds;

    private static string Check(ResumeTokenData data)
        => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            data with { Check = "" }, ResumeTokenContext.Default.ResumeTokenData))).Substring(0, CheckLength);
}
