using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>Walks through JSON of which nobody documented the form.</summary>
internal static class JsonValues
{
    /// <summary>Every string, number and truth value, with its pointer (RFC 6901), in the order of the text.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Enumerate(JsonElement element, string pointer = "") =>
        element.ValueKind switch
        {
            JsonValueKind.Object or JsonValueKind.Array => Children(element, pointer).SelectMany(child => Enumerate(child.Value, child.Key)),
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            _ => [new KeyValuePair<string, JsonElement>(pointer, element)],
        };

    /// <summary>The members of an object, or the elements of an array.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Children(JsonElement element, string pointer) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(member => new KeyValuePair<string, JsonElement>(Append(pointer, Name(member)), member.Value))
            : element.EnumerateArray().Select((item, index) => new KeyValuePair<string, JsonElement>($"{pointer}/{index}", item));

    /// <summary>Whether it holds anything: null, <c>false</c>, zero and what is empty or blank does not.</summary>
    public static bool IsFilled(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(),
        JsonValueKind.Array => element.GetArrayLength() > 0,
        JsonValueKind.String => Text(element) is not { } text || !string.IsNullOrWhiteSpace(text),
        JsonValueKind.Number => element.GetRawText().Split('e', 'E')[0].Any(digit => digit is >= '1' and <= '9'),
        JsonValueKind.True => true,
        _ => false,
    };

    /// <summary>Whether there is a field of this name that holds anything.</summary>
    public static bool HasFilled(IDictionary<string, JsonElement>? fields, string name) =>
        fields is not null && fields.TryGetValue(name, out var value) && IsFilled(value);

    /// <summary>Whether there is a field of this name with a number below zero, in whichever notation.</summary>
    public static bool HasNegative(IDictionary<string, JsonElement>? fields, string name) =>
        fields is not null && fields.TryGetValue(name, out var value)
        && (Text(value) ?? value.GetRawText()).TrimStart() is { Length: > 1 } text && text[0] == '-' && text[1] is >= '0' and <= '9';

    /// <summary>A string, or null when the value is none, or has half of a surrogate pair as an escape sequence.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a field; where it has half of a surrogate pair as an escape sequence, what stands for that.</summary>
    public static string Name(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    public static string Append(string pointer, string name) => $"{pointer}/{name.Replace("~", "~0").Replace("/", "~1")}";
}
