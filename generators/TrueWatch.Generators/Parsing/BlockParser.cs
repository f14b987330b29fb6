using TrueWatch.Generators.Yaml;

namespace TrueWatch.Generators.Parsing;

/// <summary>Reads the blocks of an operation that say how it is polled, in one of the forms that there are.</summary>
internal abstract class BlockParser
{
    private readonly DiagnosticSink _sink;

    protected BlockParser(OpenApiDocument document, SchemaWalk schemas, StatusParser statuses, DiagnosticSink sink)
    {
        Document = document;
        Schemas = schemas;
        Statuses = statuses;
        _sink = sink;
    }

    protected OpenApiDocument Document { get; }

    protected SchemaWalk Schemas { get; }

    protected StatusParser Statuses { get; }

    /// <summary>Reads the blocks of an operation: one, or a list of several.</summary>
    public IEnumerable<ParsedOperation> Parse(PathOperation operation, YamlNode node)
        => from block in node is YamlSequence list ? list.Items : [node]
           let parsed = ParseBlock(operation, block)
           where parsed is not null
           select parsed;

    /// <returns>The operation, or null when too little of it is right for a waiter.</returns>
    protected abstract ParsedOperation? ParseBlock(PathOperation pathOperation, YamlNode node);

    /// <summary>A block that is going to be read.</summary>
    protected PollingBlock Begin(string key, YamlScalar? operationId, YamlNode node)
        => new(key, operationId?.Value ?? "(without operationId)", node, _sink);

    /// <summary>The body into which a block's expressions lead.</summary>
    protected ResponseBody Body(YamlMapping operation, YamlNode polling, PollingBlock block)
        => new(Document.SuccessSchema(operation), Schemas, polling, block, _sink);
}
