using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Document;
using TrueWatch.Generators.Document.Yaml;

namespace TrueWatch.Generators.Polling;

/// <summary>Reads all operations of a document that are polled.</summary>
internal sealed class OperationsParser
{
    private readonly OpenApiDocument _document;
    private readonly DiagnosticSink _sink;
    private readonly PollingParser _polling;

    public OperationsParser(OpenApiDocument document, DiagnosticSink sink)
    {
        _document = document;
        _sink = sink;
        _polling = new PollingParser(document, sink);
    }

    public List<ParsedOperation> Parse(CancellationToken cancellationToken)
    {
        var operations = new List<ParsedOperation>();
        foreach (var operation in _document.Operations())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation.Operation[PollingParser.Key] is { } polling)
            {
                operations.AddRange(_polling.Parse(operation, polling));
            }
            else
            {
                ReportMisspelt(operation.Operation);
            }
        }

        ReportMisplaced();
        return operations;
    }

    private void ReportMisspelt(YamlMapping operation)
    {
        foreach (var key in operation.Entries.Select(entry => entry.Key).Where(key => IsMisspelt(key.Value)))
        {
            _sink.Report(DiagnosticIds.IgnoredExtension, key.Span, key.Value, $"did you mean '{PollingParser.Key}'?");
        }
    }

    private static bool IsMisspelt(string key) => key.StartsWith("x", StringComparison.OrdinalIgnoreCase)
        ? NearestName.Of(key, [PollingParser.Key]) is not null
        : string.Equals(key, "polling", StringComparison.OrdinalIgnoreCase);

    private void ReportMisplaced()
    {
        foreach (var key in _document.PathItems().SelectMany(path => path.Item.Entries).Select(entry => entry.Key))
        {
            if (key.Value == PollingParser.Key)
            {
                _sink.Report(
                    DiagnosticIds.IgnoredExtension, key.Span, key.Value, "it belongs into an operation, such as get, and not beside it");
            }
        }
    }
}
