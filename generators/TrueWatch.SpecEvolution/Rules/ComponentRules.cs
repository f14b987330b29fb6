namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the names of schemas, which are those of classes and enums.</summary>
internal static class ComponentRules
{
    public static IEnumerable<Finding> Removed(DocumentPair documents)
    {
        var partners = documents.Schemas.All.Where(pair => pair.Old.Name is not null).ToLookup(pair => pair.Old.Name!);
        var used = new Lazy<HashSet<string>>(() => [.. YamlText.Entries(documents.Old.Root).Where(entry => entry.Key.Value == "$ref").Select(entry => YamlText.Of(entry.Value))]);
        var components = documents.New.Root["components"] as YamlMapping;
        var parent = components?.Key("schemas") ?? documents.New.Root.Key("components") ?? (YamlNode)documents.New.Root;
        foreach (var old in documents.OldSchemas.Components.Values.Where(old => !documents.NewSchemas.Components.ContainsKey(old.Name)))
        {
            var (name, partner) = ($"schema '{old.Name}'", partners[old.Name].OrderBy(pair => pair.New.Name is null).FirstOrDefault());
            if (documents.OldSchemas.Of(old.Node) is { IsType: true } && documents.OldSchemas.ComponentAt(old.Node) == old.Name)
            {
                // What nothing uses any more went with its user, which is reported.
                yield return partner is { New.Name: { } heir } ? new(SchemaRemoved, documents.NewSchemas.Components[heir].Key, old.Key, $"{name} gave way to '{heir}'", [.. partner.New.Parts, components])
                    : partner is not null ? new(NoteChanged, partner.Site, old.Key, $"{name} is written where it is used, so that its class or enum has another name", [])
                    : new(used.Value.Contains($"#/components/schemas/{old.Name}") ? NoteRemoved : SchemaRemoved, parent, old.Key, $"{name} was removed", [components ?? documents.New.Root]);
            }
        }
    }

    public static IEnumerable<Finding> Added(DocumentPair documents) =>
        from added in documents.NewSchemas.Components.Values
        where !documents.OldSchemas.Components.ContainsKey(added.Name)
        select new Finding(NoteAdded, added.Key, null, $"schema '{added.Name}' was added", []);

    public static IEnumerable<Finding> Replaced(SchemaPair pair)
        => pair.IsReplaced && pair.Old.IsType && pair.New.IsType && pair.Documents.NewSchemas.Components.ContainsKey(pair.Old.Name!)
            ? [pair.Find(SchemaReplaced, pair.Site, pair.Old.Node, $"{pair.Use} changed from schema '{pair.Old.Name}' to schema '{pair.New.Name}'")]
            : [];
}
