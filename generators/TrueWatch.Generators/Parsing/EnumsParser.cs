using TrueWatch.Generators.Models;
using TrueWatch.Generators.Yaml;

namespace TrueWatch.Generators.Parsing;

/// <summary>Reads every string enum of a document, wherever it is.</summary>
internal sealed class EnumsParser
{
    // Aliases can nest a document deeper than its text is; nothing real is as deep as this.
    private const int DeepestNesting = 512;

    private readonly OpenApiDocument _document;
    private readonly SchemaWalk _schemas;
    private readonly HashSet<YamlNode> _visited;
    private readonly List<EnumModel> _enums = [];
    private readonly UniqueNames _names;
    private int _depth;

    /// <param name="document">The document.</param>
    /// <param name="known">The enums that are there already, with the waiters.</param>
    /// <param name="knownSchemas">Their schemas.</param>
    public EnumsParser(OpenApiDocument document, IEnumerable<EnumModel> known, IEnumerable<YamlNode> knownSchemas)
    {
        _document = document;
        _schemas = new SchemaWalk(document);
        _visited = [.. knownSchemas];
        _names = new UniqueNames(known.Select(one => one.Name), StringComparer.OrdinalIgnoreCase);
    }

    public List<EnumModel> Parse(CancellationToken cancellationToken)
    {
        // Components first: an enum has the name of its component wherever else it is used.
        foreach (var schema in _document.Schemas())
        {
            Visit(schema.Value, schema.Key.Value, cancellationToken);
        }

        foreach (var operation in _document.Operations())
        {
            Visit(operation.Operation, operation.Operation.Text("operationId") ?? "", cancellationToken);
            Visit(operation.Path["parameters"], "", cancellationToken);
        }

        Visit(_document.Components, "", cancellationToken);
        return _enums;
    }

    /// <summary>Reads the enums in a node.</summary>
    /// <param name="node">The node; a reference is not followed, since what it leads to is met elsewhere.</param>
    /// <param name="name">The words that lead there.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    private void Visit(YamlNode? node, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (node is null || _depth == DeepestNesting || !_visited.Add(node))
        {
            return;
        }

        _depth++;
        VisitChildren(node, name, cancellationToken);
        _depth--;
    }

    private void VisitChildren(YamlNode node, string name, CancellationToken cancellationToken)
    {
        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                Visit(item, name, cancellationToken);
            }
        }
        else if (node is YamlMapping mapping)
        {
            Add(mapping, name);
            var own = mapping.Text("name") is { } parameter && mapping["in"] is not null ? $"{name}_{parameter}" : name;
            foreach (var entry in mapping.Entries)
            {
                if (!IsData(entry.Key.Value))
                {
                    VisitEntry(entry, own, cancellationToken);
                }
            }
        }
    }

    private void VisitEntry(KeyValuePair<YamlScalar, YamlNode> entry, string name, CancellationToken cancellationToken)
    {
        if (entry.Key.Value == "properties" && entry.Value is YamlMapping properties)
        {
            foreach (var property in properties.Entries)
            {
                Visit(property.Value, $"{name}_{property.Key.Value}", cancellationToken);
            }
        }
        else
        {
            Visit(entry.Value, name, cancellationToken);
        }
    }

    private void Add(YamlMapping schema, string name)
    {
        if (schema["enum"] is not YamlSequence || SchemaWalk.ValuesOf(schema).Count == 0)
        {
            return;
        }

        var read = new EnumSchema(_schemas, schema);
        if (read.Kind == JsonKind.Text && Identifiers.ToPascalCase(name) is { Length: > 0 } pascal)
        {
            _enums.Add(new EnumModel(
                _names.Take(pascal),
                read.Description,
                new(read.Members(read.Listed, StatusParser.UnknownMember))));
        }
    }

    private static bool IsData(string key)
        => key is "enum" or "example" or "examples" or "default" or "const" or "required"
            || key.StartsWith("x-", StringComparison.Ordinal);
}
