using TrueWatch.Generators.Polling;

namespace TrueWatch.Generators.Links;

/// <summary>Reads the operations that start what others poll: those with a link to an operation with <c>x-polling</c>.</summary>
internal sealed class StartersParser(OpenApiDocument document, DiagnosticSink sink)
{
    private readonly SchemaWalk _schemas = new SchemaWalk(document);

    /// <summary>The starters by the operation that is polled, and where their links are.</summary>
    public ILookup<YamlMapping, (StarterModel Starter, SourceSpan Place)> Parse(CancellationToken cancellationToken)
        => (document.Operations().Any(IsPolled) ? document.Operations() : [])
            .SelectMany(operation => Parse(operation, cancellationToken))
            .Where(one => one.Starter is not null)
            .ToLookup(one => one.Polled, one => (one.Starter!, one.Place));

    private IEnumerable<(YamlMapping Polled, StarterModel? Starter, SourceSpan Place)> Parse(PathOperation operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // What "default" describes is an error where a success has a response of its own.
        var successes = document.Successes(operation.Operation).ToList();
        successes.RemoveAll(success => success.Code == "default" && successes[0].Code != "default");
        var links = successes
            .SelectMany(success => Find(operation, success))
            .GroupBy(link => (link.Name.Value, link.Target.Operation, link.Parameters), (_, same) => same.ToList())
            .ToList();
        return links.Select(link => (link[0].Target.Operation, Parse(link, successes, isNamed: links.Count > 1), link[0].Name.Span));
    }

    private static bool IsPolled(PathOperation operation) => operation.Operation[PollingParser.Key] is not null;

    private IEnumerable<FoundLink> Find(PathOperation operation, SuccessResponse success)
    {
        foreach (var entry in (success.Response?["links"] as YamlMapping)?.Entries ?? [])
        {
            var followed = document.Follow(entry.Value);
            if (followed is not YamlMapping link)
            {
                var problem = followed is null ? document.DescribeLost(entry.Value) : $"{followed.Kind}, not a mapping";
                sink.Report(UnreadReference, entry.Key.Span, entry.Key.Value, problem);
            }
            else if (FindTarget($"{entry.Key.Value} of {operation.DisplayName}", link) is { } target && target.Operation != operation.Operation && IsPolled(target))
            {
                yield return new FoundLink(entry.Key, link, operation, target, success);
            }
        }
    }

    /// <summary>The operation that a link leads to; null where it is none of this document, which is reported unless it says so.</summary>
    private PathOperation? FindTarget(string name, YamlMapping link)
    {
        var (id, reference) = (link["operationId"] as YamlScalar, link["operationRef"] as YamlScalar);
        if ((id ?? reference) is not { } at || (id is null && !at.Value.StartsWith("#", StringComparison.Ordinal)))
        {
            return null;
        }

        var node = id is null ? document.Find(at.Value) : null;
        var found = id is null ? document.Operations().FirstOrDefault(one => one.Operation == node) : document.OperationsById[at.Value].FirstOrDefault();
        if (found.Operation is not null && (id is null || reference is null))
        {
            return found;
        }

        sink.Report(IgnoredLink, at.Span, name, found.Operation is null
            ? $"'{at.Value}' leads to no operation in the document{NearestName.Suggest(at.Value, document.OperationsById.Select(one => one.Key))}"
            : "it has both an operationId and an operationRef; leave one of them out");
        return null;
    }

    /// <summary>Reads a link that one response has, or several.</summary>
    private StarterModel? Parse(List<FoundLink> links, List<SuccessResponse> successes, bool isNamed)
    {
        var link = links[0];
        var call = PollingParser.ReadCall(document, link.Owner);
        var name = Identifiers.ToPascalCase(call.OperationId ?? "") + (isNamed ? Identifiers.ToPascalCase(link.Name.Value) : "");
        if (call.OperationId is null || Identifiers.IsTooLong(name))
        {
            sink.Report(IgnoredLink, link.Name.Span, link.DisplayName, "the operation needs an operationId, by which the client's method is found, and no very long one");
            return null;
        }

        var codes = links.ConvertAll(one => one.Success.Code);
        var rest = successes.FindAll(success => !codes.Contains(success.Code));
        var pattern = rest.Count > 0 && codes.TrueForAll(code => code.All(char.IsDigit)) ? string.Join(" or ", codes) : null;
        var read = links.ConvertAll(one => new LinkParser(document, one, sink).Parse());
        if (read.Contains(null) || read[0] is not { } arguments)
        {
            return null;
        }

        var isMistaken = rest.Exists(success => arguments.All(argument => !argument.IsOfResponseBody
            || (success.Schema is not null && _schemas.Follow(success.Schema, argument.Value!.Names, out _) is not null)));
        return new StarterModel(call, link.Name.Value, name, NameList.Of(codes), pattern, isMistaken, arguments);
    }
}
