using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace TrueWatch.Generators.Document;

/// <summary>Reads a document: its text becomes an OpenAPI document or a fault, never an exception.</summary>
internal static class DocumentReader
{
    // More than ten times the largest documents that are public; reading it takes seconds already.
    private const int LongestDocument = 128 * 1024 * 1024;

    /// <returns>The document, or null where it cannot be read.</returns>
    public static OpenApiDocument? Read(SourceText? text, out (SourceSpan Span, string Problem)? fault, CancellationToken cancellationToken)
    {
        try
        {
            fault = FindFault(text);
            var root = fault is null ? YamlReader.Read(text!, cancellationToken) : null;
            fault ??= FindFault(root);
            return fault is null ? new OpenApiDocument((YamlMapping)root!) : null;
        }
        catch (YamlException exception)
        {
            fault = YamlFault.Of(text!, exception);
            return null;
        }
    }

    private static (SourceSpan Span, string Problem)? FindFault(SourceText? text) => text switch
    {
        null => (default, "the file is missing, or is not a text"),
        { Length: > LongestDocument } => (default, $"it is longer than {LongestDocument / 1024 / 1024} million characters"),
        _ => DocumentEncoding.FindFault(text.Encoding, text.ToString()) is { } fault
            ? (SourceSpan.Of(text, fault.Start, 1), fault.Problem)
            : null,
    };

    private static (SourceSpan Span, string Problem)? FindFault(YamlNode? root) => root switch
    {
        null => (default, "it is empty"),
        YamlMapping document when document["paths"] is { } paths and not (YamlMapping or YamlScalar { IsNull: true }) =>
            (paths.Span, $"its 'paths' must be a mapping, not {paths.Kind}"),
        YamlMapping document when document["swagger"] is YamlScalar swagger =>
            (swagger.Span, $"it is Swagger {swagger.Value}; convert it to OpenAPI 3"),
        YamlMapping document when document.Text("openapi")?.StartsWith("3.", StringComparison.Ordinal) == true => null,
        _ => (root.Span, "it has no top-level 'openapi: 3.x', so it is not an OpenAPI 3 document"),
    };
}
