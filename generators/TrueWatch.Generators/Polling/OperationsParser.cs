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
                ReportIgnored(
                    operation.Operation, key => NearestName.Of(key, [PollingParser.Key]) is not null, $"did you mean '{PollingParser.Key}'?");
            }
        }

        foreach (var (_, item) in document.PathItems())
        {
            ReportIgnored(item, key => key == PollingParser.Key, "it belongs into an operation, such as get, and not beside it");
        }

        foreach (var (path, problem) in document.LostPathItems())
        {
            sink.Report(UnreadReference, path.Span, path.Value, problem);
        }

        return operations;
    }

    private void ReportSharedId(PathOperation operation)
    {
        var id = OpenApiDocument.OperationId(operation.Operation);
        var all = id is null ? [] : document.OperationsById[id.Value].ToList();
        var other = all.Find(one => one.Operation != operation.Operation);
        var isReported = other.Operation?[PollingParser.Key] is not null && all[0].Operation == operation.Operation;
        if (id is not null && other.Operation is not null && !isReported)
        {
            new BlockDiagnostics($"{PollingParser.Key} of operation '{id.Value}'", sink).Complain(
                id.Span, $"'{other.Method} {other.Path}' has the same operationId, and so the same method of the client; give each its own");
        }
    }

    private void ReportIgnored(YamlMapping owner, Func<string, bool> isIgnored, string problem)
    {
        foreach (var key in owner.Entries.Select(entry => entry.Key).Where(key => isIgnored(key.Value)))
        {
            sink.Report(IgnoredExtension, key.Span, key.Value, problem);
        }
    }
}
