namespace TrueWatch.Generators.Document;

/// <summary>A schema that lists values: what they are, and what the document says of each.</summary>
internal sealed class EnumSchema
{
    private const string NamesKey = "x-enum-varnames";
    private const string DescriptionsKey = "x-enum-descriptions";
    private static readonly string[] ComponentFolders = ["#/components/schemas/", "#/$defs/"];
    private readonly YamlMapping? _schema;

    public EnumSchema(SchemaWalk schemas, YamlNode node)
    {
        var parts = schemas.Parts(node);
        _schema = parts.Find(part => SchemaWalk.ValuesOf(part).Count > 0);
        Values = _schema is null ? [] : SchemaWalk.ValuesOf(_schema);
        Kind = schemas.KindOf(node);
        var composed = parts
            .SelectMany(part => new[] { part["allOf"], part["anyOf"], part["oneOf"] })
            .SelectMany(list => (list as YamlSequence)?.Items ?? []);
        Component = parts.Prepend(node).Concat(composed).Select(ComponentOf).FirstOrDefault(name => name is not null);
    }

    /// <summary>The values, null left out; none where the schema lists none.</summary>
    public IReadOnlyList<YamlScalar> Values { get; }

    /// <summary>The values as they are on the wire; those of a boolean are known without a list.</summary>
    public IReadOnlyList<string> Listed => Kind == JsonKind.Boolean
        ? ["true", "false"]
        : Values.Select(value => Literal.Canonical(value.Value, Kind)).Distinct().ToList();

    public JsonKind Kind { get; }

    /// <summary>The name of the component that the schema is; null where it is none.</summary>
    public string? Component { get; }

    public string? Description => _schema?.Text("description");

    /// <summary>What <c>x-enum-varnames</c> calls a value; null where it says nothing.</summary>
    public string? NameOf(string value) => TextAt(NamesKey, value);

    /// <summary>What the document says of a value; null where it says nothing.</summary>
    public string? DescriptionOf(string value) => TextAt(DescriptionsKey, value)
        ?? (_schema?[DescriptionsKey] as YamlMapping)?.Text(value)
        ?? ConstantOf(value)?.Text("description")
        ?? ConstantOf(value)?.Text("title");

    /// <summary>What does not fit the values of the names and descriptions that the document gives them.</summary>
    public IEnumerable<(SourceSpan Span, string Key, string Problem)> FindFaults()
        => FindFaults(NamesKey, _schema?[NamesKey]).Concat(FindFaults(DescriptionsKey, _schema?[DescriptionsKey]));

    private IEnumerable<(SourceSpan Span, string Key, string Problem)> FindFaults(string key, YamlNode? node) => node switch
    {
        YamlSequence list when list.Items.Count != Items.Count =>
            [(list.Span, key, $"it has {list.Items.Count} entries for {Items.Count} values; each value needs one, in the same order")],
        null or YamlSequence => [],
        YamlMapping descriptions when key == DescriptionsKey =>
            from name in descriptions.Entries.Select(entry => entry.Key)
            where !Listed.Contains(name.Value)
            select (name.Span, key, $"'{name.Value}' is none of the values{NearestName.Suggest(name.Value, Listed)}: {NameList.Of(Listed)}"),
        var other => [(other.Span, key, $"it must be a list with an entry for each value, not {other.Kind}")],
    };

    // The lists that go with an enum have an entry for each of its values, null included.
    private IReadOnlyList<YamlNode> Items => (_schema?["enum"] as YamlSequence)?.Items ?? (IReadOnlyList<YamlNode>)Values;

    private Dictionary<string, int> Places => field ??= Items
        .Select((item, place) => (Scalar: item as YamlScalar, Place: place))
        .Where(item => item.Scalar is { IsNull: false })
        .GroupBy(item => Literal.Canonical(item.Scalar!.Value, Kind))
        .ToDictionary(same => same.Key, same => same.First().Place);

    private string? TextAt(string key, string value)
        => _schema?[key] is YamlSequence { Items: var items } && Places.TryGetValue(value, out var place) && place < items.Count
            ? (items[place] as YamlScalar)?.Value
            : null;

    // In OpenAPI 3.1 a value may also be a schema of its own, with a "const".
    private YamlMapping? ConstantOf(string value) => SchemaWalk.Alternatives
        .SelectMany(key => (_schema?[key] as YamlSequence)?.Items ?? [])
        .OfType<YamlMapping>()
        .FirstOrDefault(schema => schema.Text("const") == value);

    private static string? ComponentOf(YamlNode node)
    {
        var reference = (node as YamlMapping)?.Text("$ref");
        var folder = Array.Find(ComponentFolders, folder => reference?.StartsWith(folder, StringComparison.Ordinal) == true);
        var name = folder is null ? "" : OpenApiDocument.Unescape(reference!.Substring(folder.Length));
        return name.Any(char.IsLetterOrDigit) ? name : null;
    }
}
