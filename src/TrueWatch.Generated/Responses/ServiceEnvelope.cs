using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>
/// The service's envelope, read without expectations: a field of another type than documented is read as its text, and
/// a content of any type is ignored.
/// </summary>
/// <remarks>What is missing, empty or null is null.</remarks>
internal sealed record ServiceEnvelope(bool? Success, int? Code, string? ErrorCode, string? Message, string? TraceId)
{
    /// <summary>The member that is there more than once, among those that decide what the response means. What the response
    /// says of success, code and error code then counts for nothing.</summary>
    public string? Repeated { get; private init; }

    /// <summary>What denies that the response is a success, as it says.</summary>
    public string? Contradiction { get; private init; }

    /// <param name="json">The body, as <see cref="WellFormedJson"/> makes it.</param>
    /// <returns>Null when the body is not a JSON object.</returns>
    public static ServiceEnvelope? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, RepeatedMember.Find(json.Span))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ServiceEnvelope Read(JsonElement root, string? repeated)
    {
        if (repeated is not null)
        {
            return new ServiceEnvelope(null, null, null, Text(root, "message"), Text(root, "traceId")) { Repeated = repeated };
        }

        bool? success = bool.TryParse(Text(root, "success"), out var flag) ? flag : null;
        int? code = root.TryGetProperty("code", out var value) && WholeNumber.TryRead(value, out var number)
            && number is >= 0 and <= int.MaxValue ? (int)number : null;
        var errorCode = root.TryGetProperty("errorCode", out value) && JsonValues.IsFilled(value) ? Text(root, "errorCode") : null;
        var contradiction = success != true ? null
            : Text(root, "code") is { } text && code is not (>= 200 and < 300) ? $"\"code\" is {text}"
            : errorCode is not null ? $"\"errorCode\" is {errorCode}"
            : null;
        return new ServiceEnvelope(success, code, errorCode, Text(root, "message"), Text(root, "traceId")) { Contradiction = contradiction };
    }

    private static string? Text(JsonElement root, string name)
    {
        var text = !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
