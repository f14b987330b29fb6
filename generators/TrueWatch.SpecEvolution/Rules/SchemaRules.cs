namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to a schema, its properties and values apart.</summary>
internal static class SchemaRules
{
    private const string Property = "the property";
    private static readonly string[] TypeKeys = ["type", "format", "enum", "items", "properties"];

    public static IEnumerable<Finding> TypeChanged(SchemaPair pair)
        => pair.Old.Type == pair.New.Type || pair.IsReshaped ? [] : [CompareTypes(pair.Old.Type, pair.New.Type, pair)];

    /// <summary>A list or map that says nothing of what is in it may have anything in it.</summary>
    public static IEnumerable<Finding> ContentsChanged(SchemaPair pair) =>
        from one in new[] { (Key: "items", Type: "array"), (Key: "additionalProperties", Type: "object") }
        let nodes = new[] { pair.Old.Value(one.Key), pair.New.Value(one.Key) }
        where nodes.Count(node => node is YamlMapping) == 1 && pair.Old.Type.Names.Contains(one.Type) && pair.New.Type.Names.Contains(one.Type)
        where !nodes.OfType<YamlScalar>().Any(node => !YamlText.IsTrue(node))
        let was = pair.Documents.OldSchemas.Of(nodes[0] as YamlMapping)?.Type
        let @is = pair.Documents.NewSchemas.Of(nodes[1] as YamlMapping)?.Type
        where (was ?? @is)!.Names.Count > 0
        let what = $"'{one.Key}' of {pair.Subject} changed from {was?.ToString() ?? "any type"} to {@is?.ToString() ?? "any type"}"
        select pair.Find(RuleTable.TypeChanged, pair.Place(one.Key, "type"), nodes[0] ?? pair.Old.Node, what, (was is null ? Levels.Request : Levels.Response) | Levels.Source);

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
        let what = $"{Describe(old)} is no longer an alternative of {pair.Subject}"
        select pair.Find(AlternativesChanged, pair.Place("oneOf", "anyOf"), old.Node, what, Levels.Request | Levels.Source);

    public static IEnumerable<Finding> AlternativesAdded(SchemaPair pair) =>
        from added in pair.Alternatives.Added
        let rule = pair.IsResponse || pair.IsReshaped ? AlternativesChanged : NoteAdded
        let place = pair.New.Alternatives.Find(node => pair.Documents.NewSchemas.Of(node) == added) ?? pair.Site
        select pair.Find(rule, place, null, $"{Describe(added)} became an alternative of {pair.Subject}", Levels.Response | Levels.Source, added.Node);

    /// <summary>A value of the discriminator leads clients to an alternative; one that is the name of its schema need not be listed.</summary>
    public static IEnumerable<Finding> DiscriminatorChanged(SchemaPair pair) =>
        from old in ReadDiscriminator(pair.Old)
        let target = ReadDiscriminator(pair.New).FirstOrDefault(one => one.Key == old.Key).Target
        where target is null || (target != old.Target && (old.Key == Property || pair.Documents.NewSchemas.Components.ContainsKey(old.Target)))
        let what = $"{old.Key} of the discriminator of {pair.Subject} changed from '{old.Target}' to {(target is null ? "nothing" : $"'{target}'")}"
        select pair.Find(AlternativesChanged, pair.Place("discriminator", "oneOf", "anyOf"), old.Node, what);

    private static IEnumerable<(string Key, string Target, YamlNode Node)> ReadDiscriminator(SchemaView schema)
        => schema.Value("discriminator") is not YamlMapping discriminator ? [] :
            from one in ((discriminator["mapping"] as YamlMapping)?.Entries ?? []).Prepend(new(null!, discriminator["propertyName"] ?? discriminator))
            let target = YamlText.Of(one.Value).Split('/').Last()
            where one.Key?.Value != target
            select (one.Key is null ? Property : $"the value '{one.Key.Value}'", target, one.Value);

    private static Finding CompareTypes(SchemaType old, SchemaType @new, SchemaPair pair)
    {
        var (request, response) = (@new.Accepts(old) ? Levels.None : Levels.Request, old.Accepts(@new) ? Levels.None : Levels.Response);
        var breaks = request | response | (old.Kind == @new.Kind ? Levels.None : Levels.Source);
        var rule = (breaks & (pair.Directions | Levels.Source)) == Levels.None ? NoteChanged : pair.Use.Parameter is null ? RuleTable.TypeChanged : ParameterTypeChanged;
        return pair.Find(rule, pair.Place(TypeKeys), pair.Old.Node, $"{pair.Subject} changed from {old} to {@new}", breaks);
    }

    private static string Describe(SchemaView schema) => schema.Name is { } name ? $"schema '{name}'" : $"{schema.Type}";
}
