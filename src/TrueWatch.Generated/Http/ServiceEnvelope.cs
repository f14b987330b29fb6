using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>
/// The service's envelope, read without expectations: a field of another type than documented is read as its text, and
/// a content of any type is ignored.
/// </summary>
/// <remarks>What is missing, empty or null is null.</remarks>
internal sealed record ServiceEnvelope(bool? Success, int? Code, string? ErrorCode, string? Message, string? TraceId)
{
    /// <returns>Null when the body is not a JSON object.</returns>
    public static ServiceEnvelope? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            // By way of a string, which replaces bytes that are not UTF-8: one bad character in a message hides nothing else.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json.Span));
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                ? new ServiceEnvelope(
                    bool.TryParse(Text(root, "success"), out var success) ? success : null,
                    int.TryParse(Text(root, "code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null,
                    Text(root, "errorCode"),
                    Text(root, "message"),
                    Text(root, "traceId"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement envelope, string name)
    {
        try
        {
            return envelope.TryGetProperty(name, out var value) ? Text(value) : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, as an escape sequence, in the value or in a name that was compared.
            return null;
        }
    }

    private static string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
        return text is "" ? null : text;
    }
}
