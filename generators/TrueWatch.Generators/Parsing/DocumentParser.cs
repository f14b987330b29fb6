using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Yaml;
using YamlDotNet.Core;

namespace TrueWatch.Generators.Parsing;

/// <summary>Reads a document: its text becomes models and diagnostics, never an exception.</summary>
internal static class DocumentParser
{
    // More than ten times the largest documents that are public; reading it takes seconds already.
    private const int LongestDocument = 128 * 1024 * 1024;

    public static ParsedDocument Parse(AdditionalText document, DocumentOptions options, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink(document.Path);
        var operations = new List<ParsedOperation>();
        var enums = new List<EnumModel>();
        options = DocumentOptionsCheck.Check(options, sink);
        if (Open(document, sink, cancellationToken) is { } openApi)
        {
            var parser = new OperationsParser(openApi, sink);
            operations = parser.Parse(cancellationToken);
            if (DocumentOptionsCheck.WantsAllEnums(options))
            {
                var known = operations.Select(parsed => parsed.Operation.Status.Enum);
                enums = new EnumsParser(openApi, known, parser.EnumSchemas).Parse(cancellationToken);
            }
        }

        return new ParsedDocument(
            document.Path,
            options,
            new(operations.Select(parsed => parsed.Operation)),
            new(operations.Select(parsed => parsed.Places)),
            new(enums),
            sink.Diagnostics);
    }

    private static OpenApiDocument? Open(AdditionalText document, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (document.GetText(cancellationToken) is not { } text)
        {
            return Refuse(sink, default, "the file is missing, or is not a text");
        }

        if (text.Length > LongestDocument)
        {
            return Refuse(sink, default, $"it is longer than {LongestDocument / 1024 / 1024} million characters");
        }

        var characters = text.ToString();
        if (DocumentEncoding.FindFault(text.Encoding, characters) is { } fault)
        {
            return Refuse(sink, SourceSpan.Of(text, fault.Start, 1), fault.Problem);
        }

        YamlNode? root;
        try
        {
            root = YamlReader.Read(text, characters, cancellationToken)?.Root;
        }
        catch (YamlException exception)
        {
            return Refuse(sink, YamlFault.FindPlace(text, exception), YamlFault.Describe(exception));
        }

        if ((root as YamlMapping)?["paths"] is { } paths and not (YamlMapping or YamlScalar { IsNull: true }))
        {
            return Refuse(sink, paths.Span, $"its 'paths' must be a mapping, not {paths.Kind}");
        }

        return OpenApiDocument.Open(root) ?? Refuse(
            sink,
            root?.Span ?? default,
            root is null ? "it is empty" : "it has no top-level 'openapi: 3.x', so it is no OpenAPI 3 document");
    }

    private static OpenApiDocument? Refuse(DiagnosticSink sink, SourceSpan span, string problem)
    {
        sink.Report(DiagnosticIds.UnreadableDocument, span, problem);
        return null;
    }
}
