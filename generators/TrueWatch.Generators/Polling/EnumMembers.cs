namespace TrueWatch.Generators.Polling;

/// <summary>The members of a status enum, out of the values that a schema lists.</summary>
internal static class EnumMembers
{
    // Stands for every status that the document does not list.
    private const string Unknown = "Unknown";

    // Stands for a name that is reported.
    private const string TooLong = "TooLong";

    public static IEnumerable<EnumMemberModel> Of(EnumSchema schema, IEnumerable<string> values)
    {
        var names = new UniqueNames([Unknown]);
        foreach (var value in values)
        {
            var name = NameOf(schema, value);
            yield return new EnumMemberModel(value, names.Take(Identifiers.IsTooLong(name) ? TooLong : name), schema.DescriptionOf(value));
        }
    }

    /// <summary>What does not fit the values of names and descriptions, and the values whose names no metadata can hold.</summary>
    public static IEnumerable<(SourceSpan Span, string Key, string Problem)> FindFaults(EnumSchema schema) => schema.FindFaults().Concat(
        from value in schema.Values
        where Identifiers.IsTooLong(NameOf(schema, value.Value))
        select (value.Span, "enum", $"the name of this value has more than {Identifiers.LongestName} bytes; name it in x-enum-varnames"));

    private static string NameOf(EnumSchema schema, string value)
        => Identifiers.FromChosenName(schema.NameOf(value) ?? "") is { Length: > 0 } chosen ? chosen
            : schema.Kind == JsonKind.Integer && Literal.KindOf(value) == JsonKind.Integer ? "Value" + value.Replace("-", "Minus")
            : Identifiers.ToPascalCase(value) is { Length: > 0 } name ? name
            : "Empty";
}
