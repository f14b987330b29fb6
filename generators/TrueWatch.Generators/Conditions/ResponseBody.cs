namespace TrueWatch.Generators.Conditions;

/// <summary>The body of an operation's response, into which expressions lead.</summary>
internal sealed class ResponseBody(YamlNode? schema, string? lost, SchemaWalk schemas, SourceSpan block, BlockDiagnostics diagnostics)
{
    private readonly YamlNode? _schema = schema;
    private bool _isMissed;

    public SchemaWalk Schemas { get; } = schemas;

    /// <summary>Whether every body has what the names lead to.</summary>
    public bool IsRequired(EquatableArray<string> names) => _schema is not null && Schemas.IsRequired(_schema, names);

    /// <summary>The schema that an expression leads to, references not yet followed; reports one that leads nowhere.</summary>
    public YamlNode? Follow(string expression, SourceSpan span, EquatableArray<string> names)
    {
        if (_schema is null)
        {
            if (!_isMissed)
            {
                _isMissed = true;
                var reason = lost is null ? "" : $": it is {lost}";
                diagnostics.Complain(block, "the operation has no success response with a JSON schema" + reason);
            }

            return null;
        }

        var schema = Schemas.Follow(_schema, names, out var problem);
        if (schema is null)
        {
            diagnostics.ReportLost(expression, span, problem);
        }

        return schema;
    }
}
