namespace TrueWatch.SpecEvolution.Schemas;

/// <summary>The type of a schema's values: those of JSON (none where every value is right), the format, and whether values are listed.</summary>
internal sealed record SchemaType(EquatableArray<string> Names, string? Format, bool IsEnum)
{
    // Those for which client generators have a type of C#.
    private static readonly HashSet<string> TypedFormats =
        ["date", "date-time", "time", "time-span", "duration", "uuid", "guid", "uri", "byte", "binary", "decimal", "int64", "float"];

    public bool IsText => Names.Count == 1 && Names[0] == "string";

    /// <summary>What client generators make of it: two types that are one to C# have one kind.</summary>
    public string Kind => $"{(IsEnum ? "enum " : "")}{string.Join("|", Names)} {(Format is not null && TypedFormats.Contains(Format) ? Format : "")}";

    public static SchemaType Of(SchemaView schema, HashSet<string> names)
    {
        var format = schema.Text("contentEncoding") == "base64" ? "byte"
            : schema.Text("contentMediaType") == "application/octet-stream" ? "binary"
            : schema.Text("format");
        var all = names.Count > 0 ? names.OrderBy(name => name, StringComparer.Ordinal) : Infer(schema, format);
        return new SchemaType(new(all), format, schema.Values.Count > 0);
    }

    /// <summary>Whether every value of another type is one of this type; which values are listed apart.</summary>
    public bool Accepts(SchemaType other) => Names.Count == 0
        || (other.Names.Count > 0
            && other.Names.All(name => Names.Contains(name) || (name == "integer" && Names.Contains("number")))
            && (Format is null || Format == other.Format || (Format, other.Format) is ("int64", "int32") or ("double", "float"))
            && (!IsEnum || other.IsEnum));

    /// <summary>Whether no value is of both types, so that nothing in them is worth a comparison.</summary>
    public bool IsApartFrom(SchemaType other) => Names.Count > 0 && other.Names.Count > 0 && !Names.Intersect(other.Names).Any();

    public override string ToString()
        => (IsEnum ? "enum of " : "") + (Names.Count == 0 ? "any type" : string.Join(" or ", Names)) + (Format is null ? "" : $" ({Format})");

    private static IEnumerable<string> Infer(SchemaView schema, string? format)
        => schema.Properties.Count > 0 || schema.Value("additionalProperties") is not null ? ["object"]
            : schema.Value("items") is not null ? ["array"]
            : format is "byte" or "binary" || (schema.Values.Count > 0 && schema.Values.All(value => Literal.KindOf(value) == JsonKind.Text)) ? ["string"]
            : [];
}
