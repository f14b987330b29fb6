namespace TrueWatch.Generators.Conditions;

/// <summary>Parts of conditions in messages.</summary>
internal static class ConditionText
{
    public static string Describe(LiteralModel literal) => literal.Kind == JsonKind.Text ? $"'{literal.Text}'" : literal.Text;

    public static string Describe(JsonKind kind) => kind switch
    {
        JsonKind.Text => "a text",
        JsonKind.Integer => "an integer",
        JsonKind.Number => "a number",
        JsonKind.Boolean => "true or false",
        JsonKind.Structure => "an object or an array",
        JsonKind.Null => "null",
        _ => "of no single type",
    };

    /// <summary>The expression of a part of the body, as a document writes it.</summary>
    public static string ExpressionOf(EquatableArray<string> names) => names.Count == 0
        ? "$response.body"
        : "$response.body#/" + string.Join("/", names.Select(name => name.Replace("~", "~0").Replace("/", "~1")));
}
