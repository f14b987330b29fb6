using TrueWatch.Generators.Polling;

namespace TrueWatch.Generators.Links;

/// <summary>Reads the operations that start what others poll: those with a link to an operation with <c>x-polling</c>.</summary>
internal sealed class StartersParser(OpenApiDocument document, IReadOnlyList<ParsedOperation> polled, DiagnosticSink sink)
{
    private readonly OpenApiDocument _document = document;
    private readonly SchemaWalk _schemas = new SchemaWalk(document);

    // A link that several responses refer to is reported once.
    private readonly HashSet<YamlNode> _reported = [];

    public List<ParsedStarter> Parse(CancellationToken cancellationToken)
    {
        var starters = new List<ParsedStarter>();
        if (!_document.Operations().Any(IsPolled))
        {
            return starters;
        }

        foreach (var operation in _document.Operations())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var successes = Successes(operation);
            var links = successes.SelectMany(success => Find(operation, success)).GroupBy(link => (link.Name.Value, link.Target.Operation)).ToList();
            foreach (var link in links)
            {
                starters.AddRange(Parse(link.ToList(), successes, isNamed: links.Count > 1));
            }
        }

        return starters;
    }

    private static bool IsPolled(PathOperation operation) => operation.Operation[PollingParser.Key] is not null;

    // What "default" describes is an error where a success has a response of its own.
    private List<SuccessResponse> Successes(PathOperation operation)
    {
        var all = _document.Successes(operation.Operation).ToList();
        var successes = all.FindAll(success => success.Code[0] == '2');
        return successes.Count > 0 ? successes : all;
    }

    private IEnumerable<FoundLink> Find(PathOperation operation, SuccessResponse success)
    {
        foreach (var entry in (success.Response?["links"] as YamlMapping)?.Entries ?? [])
        {
            var (name, node) = (entry.Key, entry.Value);
            var reference = (node as YamlMapping)?.Text("$ref");
            if (_document.Follow(node) is YamlMapping link)
            {
                if (FindTarget(operation, name, link) is { } target && target.Operation != operation.Operation && IsPolled(target))
                {
                    yield return new FoundLink(name, link, operation, target, success);
                }
            }
            else if (reference is not null && _reported.Add(node))
            {
                sink.Report(DiagnosticIds.UnreadReference, name.Span, name.Value, _document.DescribeLost(reference));
            }
        }
    }

    /// <summary>The operation that a link leads to; null where it is none of this document, which is reported unless it says so.</summary>
    private PathOperation? FindTarget(PathOperation operation, YamlScalar name, YamlMapping link)
    {
        var id = link["operationId"] as YamlScalar;
        var reference = link["operationRef"] as YamlScalar;
        if (id is null && reference?.Value.StartsWith("#", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var node = id is null ? _document.FindOperation(reference!.Value) : null;
        var found = id is null
            ? _document.Operations().Where(one => one.Operation == node).ToList()
            : [.. _document.OperationsById[id.Value]];
        if (found.Count > 0 && (id is null || reference is null))
        {
            return found[0];
        }

        if (_reported.Add(link))
        {
            var known = _document.OperationsById.Select(one => one.Key);
            sink.Report(
                DiagnosticIds.IgnoredLink,
                (id ?? reference)!.Span,
                $"{name.Value} of operation '{OpenApiDocument.OperationId(operation.Operation)?.Value ?? operation.Path}'",
                id is not null && reference is not null ? "it has both an operationId and an operationRef; leave one of them out"
                    : id is not null ? $"the document has no operation '{id.Value}'{NearestName.Suggest(id.Value, known)}"
                    : $"'{reference!.Value}' leads to no operation in the document");
        }

        return null;
    }

    /// <summary>Reads a link that one response has, or several.</summary>
    private IEnumerable<ParsedStarter> Parse(List<FoundLink> links, List<SuccessResponse> successes, bool isNamed)
    {
        var link = links[0];
        var (owner, target) = (link.Owner, link.Target);
        if (OpenApiDocument.OperationId(owner.Operation) is not { } id)
        {
            sink.Report(DiagnosticIds.IgnoredLink, link.Name.Span, link.DisplayName, "the operation needs an operationId, by which the client's method is found");
            yield break;
        }

        var parser = new LinkParser(_document, link, sink);
        var arguments = parser.Parse();
        foreach (var other in links.Skip(1).Where(other => other.Link != link.Link))
        {
            if (arguments is not null && new LinkParser(_document, other, sink).Parse() is { } others && !others.Equals(arguments.Value))
            {
                arguments = null;
                sink.Report(DiagnosticIds.MalformedLink, other.Name.Span, other.DisplayName, $"the response {link.Success.Code} has a link of that name with other parameters; give one of them another name");
            }
        }

        var name = Identifiers.ToPascalCase(id.Value) + (isNamed ? Identifiers.ToPascalCase(link.Name.Value) : "");
        if (arguments is not { } given || Identifiers.IsTooLong(name))
        {
            yield break;
        }

        var codes = links.Select(one => one.Success.Code).ToList();
        var rest = successes.FindAll(success => !codes.Contains(success.Code));
        for (var index = 0; index < polled.Count; index++)
        {
            if (polled[index].Source == target.Operation)
            {
                yield return new ParsedStarter(
                    new StarterModel(
                        id.Value,
                        link.Name.Value,
                        index,
                        name,
                        target.Operation[PollingParser.Key] is YamlSequence { Items.Count: > 1 } ? polled[index].Operation.Name : null,
                        owner.Operation.Text("summary"),
                        new(DescribedParameters.Of(_document, owner)),
                        _document.ArgumentCount(owner),
                        new(codes),
                        new(rest.Select(success => success.Code)),
                        rest.Exists(success => Has(success, given)),
                        SuccessCodesReader.Read(_document, owner.Operation),
                        given),
                    new(parser.Places));
            }
        }
    }

    // Whether the values that tell the task can be read from another response as well.
    private bool Has(SuccessResponse success, EquatableArray<LinkArgumentModel> arguments) => arguments
        .Where(argument => argument.Source == LinkSource.ResponseBody)
        .All(argument => success.Schema is not null && _schemas.Follow(success.Schema, argument.Names, out _) is not null);
}
