namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the properties of a schema.</summary>
internal static class PropertyRules
{
    public static IEnumerable<Finding> Removed(SchemaPair pair) =>
        from old in pair.Old.Properties.Values
        where !pair.New.Properties.ContainsKey(old.Name)
        let isDeprecated = pair.Documents.OldSchemas.Of(old.Value)?.IsTrue("deprecated") == true
        let rule = isDeprecated ? DeprecatedRemoved : pair.IsResponse ? PropertyRemoved : RequestPropertyRemoved
        select pair.Find(rule, pair.Place("properties"), old.Key, $"property '{old.Name}' of {pair.Subject} was removed");

    public static IEnumerable<Finding> Added(SchemaPair pair) =>
        from added in pair.New.Properties.Values
        where !pair.Old.Properties.ContainsKey(added.Name)
        let rule = IsToBeSent(pair, added) ? RequiredPropertyAdded : NoteAdded
        let what = $"{(rule == NoteAdded ? "" : "required ")}property '{added.Name}' of {pair.Subject} was added"
        select pair.Find(rule, added.Key, null, what, part: added.Value);

    public static IEnumerable<Finding> RequiredChanged(SchemaPair pair) =>
        from @new in pair.New.Properties.Values
        where pair.Old.Properties.ContainsKey(@new.Name)
        let isRequired = pair.New.Required.ContainsKey(@new.Name)
        where isRequired != pair.Old.Required.ContainsKey(@new.Name)
        let isReceived = pair.IsResponse && pair.Documents.NewSchemas.Of(@new.Value)?.IsTrue("writeOnly") != true
        let rule = IsToBeSent(pair, @new) ? PropertyBecameRequired : !isRequired && isReceived ? PropertyBecameOptional : NoteChanged
        let what = $"property '{@new.Name}' of {pair.Subject} became {(isRequired ? "required" : "optional")}"
        select pair.Find(rule, isRequired ? pair.New.Required[@new.Name] : @new.Key, pair.Old.Properties[@new.Name].Key, what, part: @new.Value);

    // What is read only is nobody's to send.
    private static bool IsToBeSent(SchemaPair pair, Entry property)
        => pair.IsRequest && pair.New.Required.ContainsKey(property.Name) && pair.Documents.NewSchemas.Of(property.Value)?.IsTrue("readOnly") != true;
}
