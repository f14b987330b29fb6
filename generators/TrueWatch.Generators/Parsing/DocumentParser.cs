using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;
using YamlDotNet.Core;

namespace TrueWatch.Generators.Parsing;

/// <summary>Reads a document: its text becomes models and diagnostics, never an exception.</summary>
internal static class DocumentParser
{
    public static ParsedDocument Parse(AdditionalText document, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink(document.Path);
        var operations = new List<OperationModel>();
        var places = new List<OperationPlaces>();
        if (Open(document, sink, cancellationToken) is { } openApi)
        {
            var parser = new PollingParser(openApi, sink);
            foreach (var operation in openApi.Operations())
            {
                if (operation.Operation["x-polling"] is { } polling && parser.Parse(operation, polling) is { } parsed)
                {
                    operations.Add(parsed.Operation);
                    places.Add(parsed.Places);
                }
            }
        }

        return new ParsedDocument(document.Path, new(operations), new(places), sink.Diagnostics);
    }

    private static OpenApiDocument? Open(AdditionalText document, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (document.GetText(cancellationToken) is not { } text)
        {
            sink.Report(DiagnosticIds.UnreadableDocument, default, "the file is missing, or is not a text");
            return null;
        }

        YamlNode? root;
        try
        {
            using var reader = new StringReader(text.ToString());
            root = YamlTreeReader.Read(reader, cancellationToken);
        }
        catch (YamlException exception)
        {
            sink.Report(
                DiagnosticIds.UnreadableDocument, SourceSpan.Between(exception.Start, exception.End), exception.Message);
            return null;
        }

        if (OpenApiDocument.Open(root) is { } openApi)
        {
            return openApi;
        }

        sink.Report(
            DiagnosticIds.UnreadableDocument,
            root?.Span ?? default,
            root is null ? "it is empty" : "it has no top-level 'openapi: 3.x', so it is no OpenAPI 3 document");
        return null;
    }
}
