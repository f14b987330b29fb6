using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace TrueWatch.Generators.Document;

/// <summary>Reads a document: its text becomes an OpenAPI document or a fault, never an exception.</summary>
internal static class DocumentReader
{
    // More than ten times the largest documents that are public; reading it takes seconds already.
    private const int LongestDocument = 128 * 1024 * 1024;

    /// <returns>The document, or null where it cannot be read.</returns>
    public static OpenApiDocument? Read(SourceText? text, out DocumentFault? fault, CancellationToken cancellationToken)
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
            fault = new DocumentFault(YamlFault.FindPlace(text!, exception), YamlFault.Describe(text!, exception));
            return null;
        }
    }

    private static DocumentFault? FindFault(SourceText? text)
    {
        if (text is null)
        {
            return new DocumentFault(default, "the file is missing, or is not a text");
        }

        if (text.Length > LongestDocument)
        {
            return new DocumentFault(default, $"it is longer than {LongestDocument / 1024 / 1024} million characters");
        }

        return DocumentEncoding.FindFault(text.Encoding, text.ToString()) is { } fault
            ? new DocumentFault(SourceSpan.Of(text, fault.Start, 1), fault.Problem)
            : null;
    }

    private static DocumentFault? FindFault(YamlNode? root)
    {
        if (root is null)
        {
            return new DocumentFault(default, "it is empty");
        }

        var document = root as YamlMapping;
        if (document?["paths"] is { } paths and not (YamlMapping or YamlScalar { IsNull: true }))
        {
            return new DocumentFault(paths.Span, $"its 'paths' must be a mapping, not {paths.Kind}");
        }

        if (document?["swagger"] is YamlScalar swagger)
        {
            return new DocumentFault(swagger.Span, $"it is Swagger {swagger.Value}; convert it to OpenAPI 3");
        }

        return document?.Text("openapi")?.StartsWith("3.", StringComparison.Ordinal) == true
            ? null
            : new DocumentFault(root.Span, "it has no top-level 'openapi: 3.x', so it is no OpenAPI 3 document");
    }
}
