using TrueWatch.Generators.Document.Yaml;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Document;

/// <summary>A schema that lists values: what they are, and what the document says of each.</summary>
internal sealed class EnumSchema
{
    private const string NamesKey = "x-enum-varnames";
    private const string DescriptionsKey = "x-enum-descriptions";
    private static readonly string[] ComponentFolders = ["#/components/schemas/", "#/$defs/"];
    private readonly YamlMapping? _schema;
    private readonly Lazy<Dictionary<string, int>> _places;

    /// <param name="schemas">Follows references and compositions.</param>
    /// <param name="node">The schema, references not yet followed.</param>
    public EnumSchema(SchemaWalk schemas, YamlNode node)
    {
        var parts = schemas.Parts(node);
        _schema = parts.Find(part => SchemaWalk.ValuesOf(part).Count > 0);
        _places = new Lazy<Dictionary<string, int>>(ReadPlaces);
        Values = _schema is null ? [] : SchemaWalk.ValuesOf(_schema);
        Kind = schemas.KindOf(node);
        Component = ComponentOf(node)
            ?? parts.Select(ComponentOf).FirstOrDefault(name => name is not null)
            ?? ComponentInComposition(parts);
    }

    /// <summary>The values, null left out; none where the schema lists none.</summary>
    public IReadOnlyList<YamlScalar> Values { get; }

    /// <summary>The values as they are on the wire; those of a boolean are known without a list.</summary>
    public IReadOnlyList<string> Listed => Kind == JsonKind.Boolean
        ? ["true", "false"]
        : Values.Select(value => Literal.Canonical(value.Value, Kind)).Distinct().ToList();

    /// <summary>What the values are.</summary>
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

    // The lists that go with an enum have an entry for each of its values, null included.
    private Dictionary<string, int> ReadPlaces()
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = (_schema?["enum"] as YamlSequence)?.Items ?? [];
        for (var place = 0; place < items.Count; place++)
        {
            if (items[place] is YamlScalar { IsNull: false } scalar && Literal.Canonical(scalar.Value, Kind) is var value && !places.ContainsKey(value))
            {
                places.Add(value, place);
            }
        }

        return places;
    }

    private string? TextAt(string key, string value)
        => _schema?[key] is YamlSequence { Items: var items } && _places.Value.TryGetValue(value, out var place) && place < items.Count
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

    private static string? ComponentInComposition(List<YamlMapping> parts) => parts
        .SelectMany(part => new[] { part["allOf"], part["anyOf"], part["oneOf"] })
        .SelectMany(list => (list as YamlSequence)?.Items ?? [])
        .Select(ComponentOf)
        .FirstOrDefault(name => name is not null);
}
