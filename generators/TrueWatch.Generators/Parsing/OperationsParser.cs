using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Yaml;

namespace TrueWatch.Generators.Parsing;

/// <summary>Reads all operations of a document that are polled.</summary>
internal sealed class OperationsParser
{
    private static readonly string[] Keys = [PollingParser.Key, SpeakeasyParser.Key];
    private readonly OpenApiDocument _document;
    private readonly DiagnosticSink _sink;
    private readonly StatusParser _statuses;
    private readonly PollingParser _polling;
    private readonly SpeakeasyParser _speakeasy;

    public OperationsParser(OpenApiDocument document, DiagnosticSink sink)
    {
        var schemas = new SchemaWalk(document);
        _document = document;
        _sink = sink;
        _statuses = new StatusParser(schemas, sink);
        _polling = new PollingParser(document, schemas, _statuses, sink);
        _speakeasy = new SpeakeasyParser(document, schemas, _statuses, sink);
    }

    /// <summary>The schemas of the enums that the statuses are.</summary>
    public IEnumerable<YamlNode> EnumSchemas => _statuses.EnumSchemas;

    public List<ParsedOperation> Parse(CancellationToken cancellationToken)
    {
        var own = new List<ParsedOperation>();
        var foreign = new List<ParsedOperation>();
        foreach (var operation in _document.Operations())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation.Operation[PollingParser.Key] is { } polling)
            {
                own.AddRange(_polling.Parse(operation, polling));
            }
            else if (operation.Operation[SpeakeasyParser.Key] is { } speakeasy)
            {
                foreign.AddRange(_speakeasy.Parse(operation, speakeasy));
            }
            else
            {
                ReportMisspelt(operation.Operation);
            }
        }

        ReportMisplaced();
        return [.. own, .. MakeDistinct(foreign)];
    }

    // Speakeasy's names are those of an operation, and every second operation waits for "Completed".
    private static IEnumerable<ParsedOperation> MakeDistinct(List<ParsedOperation> parsed)
    {
        var shared = parsed
            .GroupBy(one => one.Operation.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(one => one.Operation.OperationId).Distinct().Count() > 1)
            .Select(group => group.Key);
        var names = new HashSet<string>(shared, StringComparer.OrdinalIgnoreCase);
        return parsed.Select(one => names.Contains(one.Operation.Name)
            ? one with { Operation = one.Operation with { Name = Identifiers.ToPascalCase(one.Operation.OperationId!) + one.Operation.Name } }
            : one);
    }

    private void ReportMisspelt(YamlMapping operation)
    {
        foreach (var key in operation.Entries.Select(entry => entry.Key))
        {
            if (FindMeant(key.Value) is { } meant)
            {
                _sink.Report(DiagnosticIds.IgnoredExtension, key.Span, key.Value, $"did you mean '{meant}'?");
            }
        }
    }

    private static string? FindMeant(string key) => key.StartsWith("x", StringComparison.OrdinalIgnoreCase)
        ? NearestName.Of(key, Keys)
        : string.Equals(key, "polling", StringComparison.OrdinalIgnoreCase) ? PollingParser.Key : null;

    private void ReportMisplaced()
    {
        foreach (var key in _document.PathItems().SelectMany(item => item.Entries).Select(entry => entry.Key))
        {
            if (key.Value is PollingParser.Key or SpeakeasyParser.Key)
            {
                _sink.Report(
                    DiagnosticIds.IgnoredExtension, key.Span, key.Value, "it belongs into an operation, such as get, and not beside it");
            }
        }
    }
}
