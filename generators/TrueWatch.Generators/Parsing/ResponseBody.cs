using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Yaml;

namespace TrueWatch.Generators.Parsing;

/// <summary>The body of an operation's answer, into which expressions lead.</summary>
internal sealed class ResponseBody
{
    private readonly YamlNode? _schema;
    private readonly YamlNode _polling;
    private readonly PollingBlock _block;
    private readonly DiagnosticSink _sink;
    private bool _isMissed;

    /// <param name="schema">Its schema; null where the document has none.</param>
    /// <param name="schemas">Follows names through schemas.</param>
    /// <param name="polling">The block that asks.</param>
    /// <param name="block">Where to complain that there is no schema.</param>
    /// <param name="sink">Where to report what leads nowhere.</param>
    public ResponseBody(
        YamlNode? schema, SchemaWalk schemas, YamlNode polling, PollingBlock block, DiagnosticSink sink)
    {
        _schema = schema;
        _polling = polling;
        _block = block;
        _sink = sink;
        Schemas = schemas;
    }

    public SchemaWalk Schemas { get; }

    /// <summary>The schema that an expression leads to, references not yet followed; reports one that leads nowhere.</summary>
    /// <param name="expression">The expression, for the message.</param>
    /// <param name="span">Where it is.</param>
    /// <param name="names">The names to follow.</param>
    public YamlNode? Follow(string expression, SourceSpan span, EquatableArray<string> names)
    {
        if (_schema is null)
        {
            if (!_isMissed)
            {
                _isMissed = true;
                _block.Complain(_polling, "the operation has no success response with a JSON schema");
            }

            return null;
        }

        var schema = Schemas.Follow(_schema, names, out var problem);
        if (schema is null)
        {
            _sink.Report(DiagnosticIds.ExpressionLeadsNowhere, span, expression, problem);
        }

        return schema;
    }
}
