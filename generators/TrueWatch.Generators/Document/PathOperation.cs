namespace TrueWatch.Generators.Document;

/// <summary>An operation and where it is.</summary>
internal readonly record struct PathOperation(string Path, string Method, YamlMapping PathItem, YamlMapping Operation)
{
    /// <summary>What a message calls it.</summary>
    public string DisplayName => $"operation '{OpenApiDocument.OperationId(Operation)?.Value ?? Path}'";
}
