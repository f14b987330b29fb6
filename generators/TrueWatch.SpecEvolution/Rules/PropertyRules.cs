namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the properties of a schema.</summary>
internal static class PropertyRules
{
    public static IEnumerable<Finding> Removed(SchemaPair pair) =>
        from old in pair.Old.Properties.Values
        where !pair.New.Properties.ContainsKey(old.Name)
        where !pair.Bases.Exists(one => one.Old.Properties.ContainsKey(old.Name) && !one.New.Properties.ContainsKey(old.Name))
        let isDeprecated = pair.Documents.OldSchemas.Of(old.Value)?.IsTrue("deprecated") == true
        let rule = isDeprecated ? DeprecatedRemoved : pair.IsResponse ? PropertyRemoved : RequestPropertyRemoved
        select pair.Find(rule, pair.Place("properties"), old.Key, $"property '{old.Name}' of {pair.Subject} was removed");

    public static IEnumerable<Finding> Added(SchemaPair pair) =>
        from added in pair.New.Properties.Values
        where !pair.Old.Properties.ContainsKey(added.Name)
        let rule = IsToBeSent(pair, pair.New, added) ? RequiredPropertyAdded : NoteAdded
        let what = $"{(rule == NoteAdded ? "" : "required ")}property '{added.Name}' of {pair.Subject} was added"
        select pair.Find(rule, added.Key, null, what, part: added.Value);

    /// <summary>What is required has to be sent, unless it is read only, and is received, unless it is write only.</summary>
    public static IEnumerable<Finding> RequiredChanged(SchemaPair pair) =>
        from @new in pair.New.Properties.Values
        join old in pair.Old.Properties.Values on @new.Name equals old.Name
        let isRequired = pair.New.Required.ContainsKey(@new.Name)
        let isKeyChanged = isRequired != pair.Old.Required.ContainsKey(@new.Name)
        let rule = IsToBeSent(pair, pair.New, @new) && !IsToBeSent(pair, pair.Old, old) ? PropertyBecameRequired
            : IsReceived(pair, pair.Old, old) && !IsReceived(pair, pair.New, @new) ? PropertyBecameOptional : NoteChanged
        where isKeyChanged || rule != NoteChanged
        let place = (isRequired && isKeyChanged ? pair.New.Required[@new.Name] : null) ?? (@new.Value as YamlMapping)?.Key("writeOnly") ?? @new.Key
        let change = isKeyChanged ? $"became {(isRequired ? "required" : "optional")}" : rule == PropertyBecameRequired ? "is required, and no longer read only" : "became write only"
        select pair.Find(rule, place, old.Key, $"property '{@new.Name}' of {pair.Subject} {change}", isKeyChanged ? Levels.All : Levels.Wire, @new.Value);

    public static IEnumerable<Finding> Renamed(SchemaPair pair) =>
        from @new in pair.New.Properties.Values
        join old in pair.Old.Properties.Values on @new.Name equals old.Name
        let was = NameOf(pair.Documents.OldSchemas, old)
        let @is = NameOf(pair.Documents.NewSchemas, @new)
        where was != @is
        select pair.Find(MemberRenamed, (@new.Value as YamlMapping)?["x-csharp-name"] ?? @new.Key, old.Key, $"the member for property '{@new.Name}' of {pair.Subject} changed from '{was}' to '{@is}'", part: @new.Value);

    private static string NameOf(SchemaViews schemas, Entry property) => schemas.Of(property.Value)?.Text("x-csharp-name") ?? Identifiers.ToPascalCase(property.Name);

    private static bool IsToBeSent(SchemaPair pair, SchemaView owner, Entry property) => pair.IsRequest && IsRequired(pair, owner, property, "readOnly");
    private static bool IsReceived(SchemaPair pair, SchemaView owner, Entry property) => pair.IsResponse && IsRequired(pair, owner, property, "writeOnly");

    private static bool IsRequired(SchemaPair pair, SchemaView owner, Entry property, string exception) => owner.Required.ContainsKey(property.Name)
        && (owner == pair.Old ? pair.Documents.OldSchemas : pair.Documents.NewSchemas).Of(property.Value)?.IsTrue(exception) != true;
}
