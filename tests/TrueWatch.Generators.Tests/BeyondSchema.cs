using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Tests;

/// <summary>What is wrong with a value of <c>x-polling</c> for the generator, and beyond what a JSON Schema can say.</summary>
internal static partial class BeyondSchema
{
    private static readonly decimal Longest = (decimal)TimeSpan.FromDays(49).TotalSeconds;

    /// <summary>Whether a value may have such a fault: durations that are added up, names without ASCII letters.</summary>
    public static bool Has(string json) => Blocks(JsonNode.Parse(json)).Any(block =>
        Seconds(block["timeout"]) > Longest
        || (block["delay"] is JsonObject delay && IsTooLong(Seconds(delay["initial"]), Seconds(delay["maximum"])))
        || HasForeignName(block["name"])
        || HasForeignName(block["enum"]));

    private static bool IsTooLong(decimal initial, decimal maximum)
        => initial > Longest || maximum > Longest || (maximum > 0 && initial > maximum);

    private static IEnumerable<JsonObject> Blocks(JsonNode? value)
        => (value is JsonArray list ? list : [value?.DeepClone()]).OfType<JsonObject>();

    private static decimal Seconds(JsonNode? duration) => Text(duration) is { } text
        ? Parts().Matches(text).Sum(part => decimal.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * part.Groups[2].Value switch
        {
            "W" => 7 * 86_400,
            "D" => 86_400,
            "H" => 3_600,
            "M" => 60,
            _ => 1,
        })
        : 0;

    // Whether a character beyond ASCII is a letter, patterns can ask only in some dialects.
    private static bool HasForeignName(JsonNode? name)
        => Text(name) is { } text && !text.Any(char.IsAsciiLetterOrDigit) && text.Any(character => character > '\x7f');

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)([WDHMS])")]
    private static partial Regex Parts();
}
