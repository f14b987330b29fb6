namespace TrueWatch.Generators.Conditions;

/// <summary>The body of an operation's response, into which expressions lead.</summary>
internal sealed class ResponseBody(YamlNode? root, string? lost, SchemaWalk schemas, SourceSpan block, BlockDiagnostics diagnostics)
{
    public SchemaWalk Schemas { get; } = schemas;

    /// <summary>Whether every body has what the names lead to.</summary>
    public bool IsRequired(EquatableArray<string> names) => root is not null && Schemas.IsRequired(root, names);

    /// <summary>The schema that an expression leads to, references not yet followed; reports one that leads nowhere.</summary>
    public YamlNode? Follow(string expression, SourceSpan span, EquatableArray<string> names)
    {
        if (root is null)
        {
            diagnostics.Complain(block, $"the operation has no success response with a JSON schema{(lost is null ? "" : $": it is {lost}")}");
            return null;
        }

        var schema = Schemas.Follow(root, names, out var problem);
        if (schema is null)
        {
            diagnostics.ReportLost(expression, span, problem);
        }

        return schema;
    }
}
