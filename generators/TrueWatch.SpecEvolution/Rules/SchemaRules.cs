namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to a schema, its properties and values apart.</summary>
internal static class SchemaRules
{
    private static readonly string[] TypeKeys = ["type", "format", "enum", "items", "properties"];

    public static IEnumerable<Finding> TypeChanged(SchemaPair pair)
        => pair.Old.Type == pair.New.Type || pair.IsReshaped ? [] : [CompareTypes(pair.Old.Type, pair.New.Type, pair)];

    public static IEnumerable<Finding> NullableChanged(SchemaPair pair)
    {
        var rule = pair.New.IsNullable ? (pair.IsResponse ? BecameNullable : NoteChanged) : pair.IsRequest ? RequestNotNullable : NoteChanged;
        return pair.Old.IsNullable == pair.New.IsNullable
            ? []
            : [pair.Find(rule, pair.Place("nullable", "type", "anyOf", "oneOf"), pair.Old.Node, $"{pair.Subject} {(pair.New.IsNullable ? "may" : "may no longer")} be null")];
    }

    public static IEnumerable<Finding> DefaultChanged(SchemaPair pair)
    {
        var (old, @new) = (YamlText.Of(pair.Old.Value("default")), YamlText.Of(pair.New.Value("default")));
        return old == @new ? [] : [pair.Find(RuleTable.DefaultChanged, pair.Place("default"), pair.Old.Node, $"the default of {pair.Subject} changed from {old} to {@new}")];
    }

    public static IEnumerable<Finding> Deprecated(SchemaPair pair)
        => !pair.Old.IsTrue("deprecated") && pair.New.Parts.Find(part => YamlText.IsTrue(part["deprecated"])) is { } part
            ? OperationRules.Deprecated(pair.Old.Parts.FirstOrDefault() ?? part, part, pair.Subject)
            : [];

    public static IEnumerable<Finding> AlternativesRemoved(SchemaPair pair) =>
        from old in pair.Alternatives.Removed
        let what = $"{Describe(old)} is no alternative of {pair.Subject} any more"
        select pair.Find(AlternativesChanged, pair.Place("oneOf", "anyOf"), old.Node, what, Levels.Request | Levels.Source);

    public static IEnumerable<Finding> AlternativesAdded(SchemaPair pair) =>
        from added in pair.Alternatives.Added
        let rule = pair.IsResponse || pair.IsReshaped ? AlternativesChanged : NoteAdded
        let place = pair.New.Alternatives.Find(node => pair.Documents.NewSchemas.Of(node) == added) ?? pair.Site
        select pair.Find(rule, place, null, $"{Describe(added)} became an alternative of {pair.Subject}", Levels.Response | Levels.Source, added.Node);

    private static Finding CompareTypes(SchemaType old, SchemaType @new, SchemaPair pair)
    {
        var (request, response) = (@new.Accepts(old) ? Levels.None : Levels.Request, old.Accepts(@new) ? Levels.None : Levels.Response);
        var breaks = request | response | (old.Kind == @new.Kind ? Levels.None : Levels.Source);
        var rule = (breaks & (pair.Directions | Levels.Source)) == Levels.None ? NoteChanged : pair.Use.Parameter is null ? RuleTable.TypeChanged : ParameterTypeChanged;
        return pair.Find(rule, pair.Place(TypeKeys), pair.Old.Node, $"{pair.Subject} changed from {old} to {@new}", breaks);
    }

    private static string Describe(SchemaView schema) => schema.Name is { } name ? $"schema '{name}'" : $"{schema.Type}";
}
