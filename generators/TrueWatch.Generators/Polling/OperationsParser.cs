namespace TrueWatch.Generators.Polling;

/// <summary>Reads all operations of a document that are polled.</summary>
internal sealed class OperationsParser(OpenApiDocument document, DiagnosticSink sink)
{
    private readonly PollingParser _polling = new PollingParser(document, sink);

    public List<ParsedOperation> Parse(CancellationToken cancellationToken)
    {
        var operations = new List<ParsedOperation>();
        foreach (var operation in document.Operations())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation.Operation[PollingParser.Key] is { } polling)
            {
                ReportSharedId(operation);
                operations.AddRange(_polling.Parse(operation, polling));
            }
            else
            {
                ReportMisspelt(operation.Operation);
            }
        }

        ReportMisplaced();
        foreach (var (path, problem) in document.LostPathItems())
        {
            sink.Report(UnreadReference, path.Span, path.Value, problem);
        }

        return operations;
    }

    private void ReportSharedId(PathOperation operation)
    {
        if (OpenApiDocument.OperationId(operation.Operation) is not { } id)
        {
            return;
        }

        var all = document.OperationsById[id.Value].ToList();
        var other = all.Find(one => one.Operation != operation.Operation);
        var isReported = other.Operation?[PollingParser.Key] is not null && all[0].Operation == operation.Operation;
        if (other.Operation is not null && !isReported)
        {
            new BlockDiagnostics($"{PollingParser.Key} of operation '{id.Value}'", sink).Complain(
                id.Span, $"'{other.Method} {other.Path}' has the same operationId, and so the same method of the client; give each its own");
        }
    }

    private void ReportMisspelt(YamlMapping operation)
    {
        foreach (var key in operation.Entries.Select(entry => entry.Key).Where(key => IsMisspelt(key.Value)))
        {
            sink.Report(IgnoredExtension, key.Span, key.Value, $"did you mean '{PollingParser.Key}'?");
        }
    }

    private static bool IsMisspelt(string key) => NearestName.Of(key, [PollingParser.Key]) is not null;

    private void ReportMisplaced()
    {
        var keys = document.PathItems().SelectMany(path => path.Item.Entries).Select(entry => entry.Key);
        foreach (var key in keys.Where(key => key.Value == PollingParser.Key))
        {
            sink.Report(IgnoredExtension, key.Span, key.Value, "it belongs into an operation, such as get, and not beside it");
        }
    }
}
