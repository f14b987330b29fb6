using TrueWatch.Generators.Models;
using TrueWatch.Generators.Yaml;

namespace TrueWatch.Generators.Parsing;

/// <summary>The schema of a status or another enum: its values, and what the document says of each.</summary>
internal sealed class EnumSchema
{
    private static readonly string[] ComponentFolders = ["#/components/schemas/", "#/$defs/"];
    private readonly YamlMapping? _schema;

    /// <param name="schemas">Follows references and compositions.</param>
    /// <param name="node">The schema, references not yet followed.</param>
    public EnumSchema(SchemaWalk schemas, YamlNode node)
    {
        var parts = schemas.Parts(node);
        _schema = parts.Find(part => SchemaWalk.ValuesOf(part).Count > 0);
        Values = _schema is null ? [] : SchemaWalk.ValuesOf(_schema);
        Kind = schemas.KindOf(node);
        Name = NameOf(node) ?? parts.Select(NameOf).FirstOrDefault(name => name is not null) ?? NameInComposition(parts);
    }

    /// <summary>The values, null left out; none where the schema lists none.</summary>
    public IReadOnlyList<YamlScalar> Values { get; }

    /// <summary>The values as they are on the wire; those of a boolean are known without a list.</summary>
    public IReadOnlyList<string> Listed => Kind == JsonKind.Boolean
        ? ["true", "false"]
        : Values.Select(value => Literal.Canonical(value.Value, Kind)).Distinct().ToList();

    /// <summary>What the values are.</summary>
    public JsonKind Kind { get; }

    /// <summary>The schema that lists the values; null where none does.</summary>
    public YamlNode? Node => _schema;

    /// <summary>The name of the component that the schema is; null where it has none.</summary>
    public string? Name { get; }

    public string? Description => _schema?.Text("description");

    /// <summary>The members for values.</summary>
    /// <param name="values">The values, in the order of the members.</param>
    /// <param name="unknown">The name that is taken already.</param>
    public IEnumerable<EnumMemberModel> Members(IEnumerable<string> values, string unknown)
    {
        var names = new UniqueNames([unknown], StringComparer.Ordinal);
        var places = ReadIndex(_schema);
        foreach (var value in values)
        {
            var index = places.TryGetValue(value, out var place) ? place : -1;
            var name = index >= 0 ? TextAt("x-enum-varnames", index) : null;
            var member = name is null ? "" : Identifiers.FromChosenName(name);
            yield return new EnumMemberModel(
                value,
                names.Take(member.Length > 0 ? member : NameOf(value)),
                _schema is null ? null : (index >= 0 ? TextAt("x-enum-descriptions", index) : null) ?? DescriptionOf(value));
        }
    }

    private string NameOf(string value) => Kind == JsonKind.Integer && Literal.KindOf(value) == JsonKind.Integer
        ? value[0] == '-' ? "ValueMinus" + value.Substring(1) : "Value" + value
        : Identifiers.ToPascalCase(value) is { Length: > 0 } name ? name : "Empty";

    // The lists that go with an enum have an entry for each of its values, null included.
    private static Dictionary<string, int> ReadIndex(YamlMapping? schema)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = (schema?["enum"] as YamlSequence)?.Items ?? [];
        for (var place = 0; place < items.Count; place++)
        {
            if (items[place] is YamlScalar { IsNull: false } scalar && !index.ContainsKey(scalar.Value))
            {
                index.Add(scalar.Value, place);
            }
        }

        return index;
    }

    private string? TextAt(string key, int index) => _schema![key] is YamlSequence { Items: var items } && index < items.Count
        ? (items[index] as YamlScalar)?.Value
        : null;

    // In OpenAPI 3.1 a value may also be a schema of its own, with a "const".
    private string? DescriptionOf(string value)
    {
        var constant = SchemaWalk.Alternatives
            .SelectMany(key => (_schema![key] as YamlSequence)?.Items ?? [])
            .OfType<YamlMapping>()
            .FirstOrDefault(schema => schema.Text("const") == value);
        return (_schema!["x-enum-descriptions"] as YamlMapping)?.Text(value)
            ?? constant?.Text("description")
            ?? constant?.Text("title");
    }

    private static string? NameOf(YamlNode node)
    {
        var reference = (node as YamlMapping)?.Text("$ref");
        var folder = Array.Find(ComponentFolders, folder => reference?.StartsWith(folder, StringComparison.Ordinal) == true);
        var name = folder is null ? "" : Identifiers.ToPascalCase(OpenApiDocument.Unescape(reference!.Substring(folder.Length)));
        return name.Length == 0 ? null : name;
    }

    private static string? NameInComposition(List<YamlMapping> parts) => parts
        .SelectMany(part => new[] { part["allOf"], part["anyOf"], part["oneOf"] })
        .SelectMany(list => (list as YamlSequence)?.Items ?? [])
        .Select(NameOf)
        .FirstOrDefault(name => name is not null);
}
