namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the constraints of a schema: who sends values may not be held tighter.</summary>
internal static class ConstraintRules
{
    private static readonly string[] Keys =
    [
        "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties",
        "multipleOf", "pattern", "uniqueItems", "additionalProperties",
    ];

    public static IEnumerable<Finding> Changed(SchemaPair pair) =>
        from key in Keys
        where pair.Old.Value(key) is not null || pair.New.Value(key) is not null
        let bound = key.Replace("exclusiveM", "m")
        let old = Describe(pair.Old, bound)
        let @new = Describe(pair.New, bound)
        where old != @new
        let rule = pair.IsRequest && IsTighter(pair, bound, old, @new) ? ConstraintTightened : NoteChanged
        select pair.Find(rule, pair.Place(bound, "exclusiveM" + bound.Substring(1)), pair.Old.Node, $"'{bound}' of {pair.Subject} changed from {old ?? "none"} to {@new ?? "none"}");

    private static string? Describe(SchemaView schema, string key) => key switch
    {
        "pattern" => schema.Text(key),
        "multipleOf" => YamlText.Number(schema.Value(key)) is { } number ? YamlText.Of(number) : null,
        "uniqueItems" => schema.IsTrue(key) ? "true" : "false",
        "additionalProperties" => schema.Parts.Exists(part => (part[key] as YamlScalar)?.Value is "false" or "False" or "FALSE") ? "false" : "true",
        _ => Bound.Of(schema, key)?.ToString(),
    };

    private static bool IsTighter(SchemaPair pair, string key, string? old, string? @new) => key switch
    {
        "pattern" => @new is not null,
        "multipleOf" => YamlText.Number(pair.New.Value(key)) is { } number and not 0 && (old is null || YamlText.Number(pair.Old.Value(key)) % number != 0),
        "uniqueItems" => @new == "true",
        "additionalProperties" => @new == "false",
        _ => Bound.Of(pair.New, key) is { } bound && (old is null || bound.CompareTo(Bound.Of(pair.Old, key)!) > 0),
    };
}
