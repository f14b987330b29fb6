using TrueWatch.Generators.Polling;

namespace TrueWatch.Generators.Links;

/// <summary>Reads the operations that start what others poll: those with a link to an operation with <c>x-polling</c>.</summary>
internal sealed class StartersParser(OpenApiDocument document, IReadOnlyList<ParsedOperation> polled, DiagnosticSink sink)
{
    private readonly SchemaWalk _schemas = new SchemaWalk(document);

    // A link that several responses refer to is reported once.
    private readonly HashSet<YamlNode> _reported = [];

    public List<ParsedStarter> Parse(CancellationToken cancellationToken)
    {
        var starters = new List<ParsedStarter>();
        foreach (var operation in document.Operations().Any(IsPolled) ? document.Operations() : [])
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What "default" describes is an error where a success has a response of its own.
            var all = document.Successes(operation.Operation).ToList();
            var successes = all.Exists(success => success.Code[0] == '2') ? all.FindAll(success => success.Code[0] == '2') : all;
            var links = successes.SelectMany(success => Find(operation, success)).GroupBy(link => (link.Name.Value, link.Target.Operation)).ToList();
            links.ForEach(link => starters.AddRange(Parse([.. link], successes, isNamed: links.Count > 1)));
        }

        return starters;
    }

    private static bool IsPolled(PathOperation operation) => operation.Operation[PollingParser.Key] is not null;

    private IEnumerable<FoundLink> Find(PathOperation operation, SuccessResponse success)
    {
        foreach (var entry in (success.Response?["links"] as YamlMapping)?.Entries ?? [])
        {
            if (document.Follow(entry.Value) is not YamlMapping link)
            {
                if ((entry.Value as YamlMapping)?.Text("$ref") is { } reference && _reported.Add(entry.Value))
                {
                    sink.Report(DiagnosticIds.UnreadReference, entry.Key.Span, entry.Key.Value, document.DescribeLost(reference));
                }
            }
            else if (FindTarget(operation, entry.Key, link) is { } target && target.Operation != operation.Operation && IsPolled(target))
            {
                yield return new FoundLink(entry.Key, link, operation, target, success);
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

        var node = id is null ? document.FindOperation(reference!.Value) : null;
        var found = (id is null ? document.Operations().Where(one => one.Operation == node) : document.OperationsById[id.Value]).ToList();
        if (found.Count > 0 && (id is null || reference is null))
        {
            return found[0];
        }

        if (_reported.Add(link))
        {
            var problem = id is null ? $"'{reference!.Value}' leads to no operation in the document"
                : reference is not null ? "it has both an operationId and an operationRef; leave one of them out"
                : $"the document has no operation '{id.Value}'{NearestName.Suggest(id.Value, document.OperationsById.Select(one => one.Key))}";
            sink.Report(DiagnosticIds.IgnoredLink, (id ?? reference)!.Span, $"{name.Value} of operation '{FoundLink.NameOf(operation)}'", problem);
        }

        return null;
    }

    /// <summary>Reads a link that one response has, or several.</summary>
    private IEnumerable<ParsedStarter> Parse(List<FoundLink> links, List<SuccessResponse> successes, bool isNamed)
    {
        var link = links[0];
        var owner = link.Owner;
        var id = OpenApiDocument.OperationId(owner.Operation)?.Value ?? "";
        var name = Identifiers.ToPascalCase(id) + (isNamed ? Identifiers.ToPascalCase(link.Name.Value) : "");
        if (id.Length == 0 || Identifiers.IsTooLong(name))
        {
            sink.Report(DiagnosticIds.IgnoredLink, link.Name.Span, link.DisplayName, "the operation needs an operationId, by which the client's method is found, and no very long one");
            yield break;
        }

        var parser = new LinkParser(document, link, sink);
        var arguments = parser.Parse();
        foreach (var other in links.Skip(1).Where(other => other.Link != link.Link))
        {
            if (arguments is not null && new LinkParser(document, other, sink).Parse() is { } others && !others.Equals(arguments.Value))
            {
                arguments = null;
                sink.Report(DiagnosticIds.MalformedLink, other.Name.Span, other.DisplayName, $"the response {link.Success.Code} has a link of that name with other parameters; give one of them another name");
            }
        }

        var codes = links.Select(one => one.Success.Code).ToList();
        var rest = successes.FindAll(success => !codes.Contains(success.Code));
        for (var index = 0; arguments is { } given && index < polled.Count; index++)
        {
            if (polled[index].Source == link.Target.Operation)
            {
                yield return new ParsedStarter(
                    new StarterModel(
                        id,
                        link.Name.Value,
                        index,
                        name,
                        link.Target.Operation[PollingParser.Key] is YamlSequence { Items.Count: > 1 } ? polled[index].Operation.Name : null,
                        owner.Operation.Text("summary"),
                        new(PollingParser.Describe(document, owner)),
                        document.ArgumentCount(owner),
                        new(codes),
                        new(rest.Select(success => success.Code)),
                        rest.Exists(success => Has(success, given)),
                        PollingParser.ReadSuccesses(document, owner.Operation),
                        given),
                    new(parser.Places));
            }
        }
    }

    // Whether the values that tell the task can be read from another response as well.
    private bool Has(SuccessResponse success, EquatableArray<LinkArgumentModel> arguments) => arguments
        .Where(argument => argument.Source == LinkSource.Body)
        .All(argument => success.Schema is not null && _schemas.Follow(success.Schema, argument.Names, out _) is not null);
}
