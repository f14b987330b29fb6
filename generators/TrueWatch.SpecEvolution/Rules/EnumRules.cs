namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the values of an enum. Members of C# have their numbers from the order of texts: an insertion renumbers those behind it.</summary>
internal static class EnumRules
{
    public static IEnumerable<Finding> Changed(SchemaPair pair)
        => pair.Old.Values.Count == 0 || pair.New.Values.Count == 0 || pair.Bases.Exists(one => one.Old.Values.Count > 0 && one.New.Values.Count > 0) ? [] : Compare(pair);

    private static IEnumerable<Finding> Compare(SchemaPair pair)
    {
        var (old, @new) = (pair.Old.Values.Select(value => value.Value).ToList(), pair.New.Values.Select(value => value.Value).ToList());
        var (known, kept) = (new HashSet<string>(old), new HashSet<string>(@new));
        var last = @new.FindLastIndex(known.Contains);
        var (isText, place) = (pair.New.Type.IsText, pair.Place("enum", "const", "oneOf", "anyOf"));
        for (var index = 0; index < Math.Max(old.Count, @new.Count); index++)
        {
            var isRemoved = index < old.Count && !kept.Contains(old[index]);
            var isAdded = index < @new.Count && !known.Contains(@new[index]);
            var value = isAdded ? pair.New.Values[index] : null;
            if (isRemoved)
            {
                var (rule, heir) = (pair.IsRequest ? RequestEnumValueRemoved : EnumValueRemoved, isAdded ? $", and '{@new[index]}' has its place" : "");
                yield return pair.Find(rule, value ?? place, pair.Old.Values[index], $"the value '{old[index]}' of {pair.Subject} was removed{heir}", isAdded ? Levels.All : ~Levels.Response);
            }
            else if (isAdded && index < last && isText)
            {
                yield return pair.Find(EnumReordered, value!, null, $"the value '{@new[index]}' of {pair.Subject} was inserted before '{@new[index + 1]}' instead of appended");
            }
            else if (isAdded)
            {
                var rule = pair.Documents.HasOpenEnums ? EnumValueAdded with { Severity = DiagnosticSeverity.Info } : EnumValueAdded;
                yield return pair.Find(pair.IsResponse ? rule : NoteAdded, value!, null, $"the value '{@new[index]}' of {pair.Subject} was added");
            }
        }

        var moved = pair.New.Values.Where(one => known.Contains(one.Value)).Zip(old.Where(kept.Contains), (one, other) => one.Value == other ? null : one);
        if (isText && moved.FirstOrDefault(one => one is not null) is { } first)
        {
            yield return pair.Find(EnumReordered, first, pair.Old.Values[0], $"the values of {pair.Subject} changed from {NameList.Of(old)} to {NameList.Of(@new)}");
        }

        foreach (var value in pair.Old.Values.Where(value => kept.Contains(value.Value) && MemberOf(pair.Old, value) != MemberOf(pair.New, value)))
        {
            var what = $"the member for '{value.Value}' of {pair.Subject} changed from '{MemberOf(pair.Old, value)}' to '{MemberOf(pair.New, value)}'";
            yield return pair.Find(EnumMemberRenamed, pair.Place("x-enum-varnames", "enum"), value, what);
        }
    }

    private static string MemberOf(SchemaView schema, YamlScalar value)
        => schema.Enum.NameOf(value.Value) is { } name ? Identifiers.FromChosenName(name) : Identifiers.ToPascalCase(value.Value);
}
