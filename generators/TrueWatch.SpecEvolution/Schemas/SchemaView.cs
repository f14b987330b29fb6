namespace TrueWatch.SpecEvolution.Schemas;

/// <summary>A schema as it is compared. How it is composed, and how OpenAPI 3.0 and 3.1 say that it may be null, does not show.</summary>
internal sealed class SchemaView
{
    private static readonly string[] ValueKeys = ["enum", "const", .. SchemaWalk.Alternatives];
    private readonly SchemaWalk _schemas;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private EnumSchema? _enum;

    public SchemaView(YamlNode node, string? name, List<YamlMapping> parts, SchemaWalk schemas)
    {
        (Node, Name, Parts, _schemas) = (node, name, parts, schemas);
        Values = ValueKeys.All(key => Value(key) is null) ? [] : Parts.Select(SchemaWalk.ValuesOf).FirstOrDefault(values => values.Count > 0) ?? [];
        Parts.ForEach(Read);
        IsNullable |= _types.Count == 0 && Parts.Exists(part => part.Items("enum").Any(value => value is YamlScalar { IsNull: true }));
        Type = SchemaType.Of(this, _types);
    }

    public YamlNode Node { get; }

    /// <summary>The name of the component that it is; null where it is none.</summary>
    public string? Name { get; }

    /// <summary>The schema and all that it is composed of.</summary>
    public List<YamlMapping> Parts { get; }

    /// <summary>The values that it lists, null left out.</summary>
    public IReadOnlyList<YamlScalar> Values { get; }

    /// <summary>What the document says of these values.</summary>
    public EnumSchema Enum => _enum ??= new EnumSchema(_schemas, Node);
    public SchemaType Type { get; }
    public bool IsNullable { get; private set; }
    public Dictionary<string, Entry> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the properties that are required, and where that is said.</summary>
    public Dictionary<string, YamlScalar> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of which one, or some, hold; those that only name a type are left out.</summary>
    public List<YamlNode> Alternatives { get; } = [];

    /// <summary>Whether client generators make a type of it, rather than use one of C#.</summary>
    public bool IsType => Properties.Count + Alternatives.Count > 0 || (Values.Count > 0 && Type.IsText);

    /// <summary>The value of a key, in the first part that has it.</summary>
    public YamlNode? Value(string key) => Parts.Find(part => part[key] is not null)?[key];

    public string? Text(string key) => (Value(key) as YamlScalar)?.Value;

    public bool IsTrue(string key) => Value(key) is not null && Parts.Exists(part => YamlText.IsTrue(part[key]));

    /// <summary>The first of these keys that the schema has.</summary>
    public YamlScalar? Key(params string[] keys) => keys.SelectMany(key => Parts.Select(part => part.Key(key))).FirstOrDefault(found => found is not null);

    private void Read(YamlMapping part)
    {
        AddTypes(part);
        foreach (var property in (part["properties"] as YamlMapping)?.Entries ?? [])
        {
            Properties[property.Key.Value] = Properties.TryGetValue(property.Key.Value, out var first) ? first : new Entry(property.Key, property.Value);
        }

        foreach (var name in part.Items("required").OfType<YamlScalar>())
        {
            Required[name.Value] = name;
        }

        foreach (var all in SchemaWalk.Alternatives.Select(key => part.Items(key)).Where(all => all.Count > 0))
        {
            // The only one beside null is among the parts, and constants are values.
            var others = all.Where(one => !SchemaWalk.IsNull(one)).ToList();
            IsNullable |= others.Count < all.Count;
            var types = others.Count < 2 || Values.Count > 0 ? [] : others.OfType<YamlMapping>().Where(IsNothingButType).ToList();
            types.ForEach(AddTypes);
            Alternatives.AddRange(others.Count < 2 || Values.Count > 0 ? [] : others.Except(types));
        }
    }

    private static bool IsNothingButType(YamlMapping schema)
        => schema.Entries.Count > 0 && schema.Entries.TrueForAll(entry => entry.Key.Value is "type" or "title" or "description");

    private void AddTypes(YamlMapping schema)
    {
        _types.UnionWith(schema["type"] is YamlScalar type ? [type.Value] : schema.Items("type").OfType<YamlScalar>().Select(name => name.Value));
        IsNullable |= _types.Remove("null") | YamlText.IsTrue(schema["nullable"]);
    }
}
