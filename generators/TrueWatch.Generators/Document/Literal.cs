using System.Globalization;
using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Document;

/// <summary>What a value without quotes is, by JSON's rules and YAML's core schema (YAML 1.2, 10.3.2).</summary>
internal static class Literal
{
    private static readonly Regex Integer = new(@"^-?(0|[1-9][0-9]{0,17})\z", RegexOptions.CultureInvariant);

    private static readonly Regex Number = new(@"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,14})?([eE][-+]?[0-9]{1,2})?\z", RegexOptions.CultureInvariant);

    public static JsonKind KindOf(YamlScalar scalar) => scalar.IsPlain ? KindOf(scalar.Value) : JsonKind.Text;

    public static JsonKind KindOf(string word) => word switch
    {
        "" or "null" or "Null" or "NULL" or "~" => JsonKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => JsonKind.Boolean,
        _ when Integer.IsMatch(word) => JsonKind.Integer,
        _ when Number.IsMatch(word) => JsonKind.Number,
        _ => JsonKind.Text,
    };

    /// <summary>The value as JSON writes it.</summary>
    public static string Canonical(string word, JsonKind kind) => kind switch
    {
        JsonKind.Boolean => word.ToLowerInvariant(),
        JsonKind.Integer when word == "-0" => "0",
        _ => word,
    };

    /// <summary>Whether two values as JSON writes them are the same one: 0.5 and 0.50 are.</summary>
    public static bool AreEqual(string one, string other, JsonKind kind) => one == other
        || (kind == JsonKind.Number
            && double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
            && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            && left.Equals(right));
}
