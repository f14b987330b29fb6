using TrueWatch.Generators.Polling;

namespace TrueWatch.Generators.Links;

/// <summary>Reads the parameters of one link, and checks them against both operations.</summary>
internal sealed class LinkParser(OpenApiDocument document, FoundLink link, DiagnosticSink sink)
{
    // What HTTP and long-running services use for addresses: to poll one is more than a link can say.
    private static readonly string[] AddressHeaders = ["Location", "Content-Location", "Operation-Location", "Azure-AsyncOperation"];

    private readonly SchemaWalk _schemas = new SchemaWalk(document);
    private readonly List<LinkArgumentModel> _arguments = [];
    private bool _hasFaults;

    /// <summary>The arguments; null when one of them is not right, which was reported.</summary>
    public EquatableArray<LinkArgumentModel>? Parse()
    {
        foreach (var entry in link.Link.Entries)
        {
            if (entry.Key.Value is "server" or "requestBody" || (entry.Key.Value == "parameters" && entry.Value is not YamlMapping))
            {
                Complain(entry.Key, $"'{entry.Key.Value}' is not followed: a poll goes to the client's own server, and takes a mapping of parameters only");
            }
        }

        (link.Link["parameters"] as YamlMapping)?.Entries.ForEach(entry => Read(entry.Key, entry.Value));
        return _hasFaults ? null : new(_arguments);
    }

    private void Read(YamlScalar key, YamlNode value)
    {
        // By its name, or by "path.name".
        var parameters = document.Parameters(link.Target).GroupBy(one => (In: one.Text("in"), Name: one.Text("name"))).ToList();
        var named = parameters.FindAll(one => one.Key.Name == key.Value);
        var found = named.Count > 0 ? named : parameters.FindAll(one => $"{one.Key.In}.{one.Key.Name}" == key.Value);
        if (found.Count != 1 || _arguments.Exists(one => one.Parameter == found[0].Key.Name))
        {
            Complain(key, found.Count == 0 ? $"{link.Target.DisplayName} has no parameter '{key.Value}'{Suggest(key.Value, parameters.Select(one => one.Key.Name))}"
                : found.Count > 1 ? $"{link.Target.DisplayName} has several parameters '{key.Value}'; write '{found[0].Key.In}.{key.Value}'"
                : $"it gives the parameter '{found[0].Key.Name}' twice");
            return;
        }

        var text = (value as YamlScalar)?.Value ?? "$";
        var expression = RuntimeExpression.ParseLink(text);
        if (expression is null && (text.StartsWith("$", StringComparison.Ordinal) || text.Contains("{$")))
        {
            Complain(value, $"{value.Kind} is neither a constant nor one of the expressions $response.body#/name, $response.header.name, $request.path.name, $request.query.name, $request.header.name and $request.body#/name");
            return;
        }

        var parameter = found[0].First();
        var (target, lost) = (parameter["schema"], "");
        var schema = expression is null ? null : FindSchema(expression, out lost);
        var (own, kind) = (expression is null ? Literal.KindOf((YamlScalar)value) : KindOf(schema), KindOf(target));
        var listed = expression is not null || target is null ? [] : _schemas.Parts(target).SelectMany(SchemaWalk.ValuesOf).Select(one => one.Value).ToList();
        var isAddress = IsAddress(schema) || (expression is { Kind: OperandKind.Header } && AddressHeaders.Contains(expression.Names[0], StringComparer.OrdinalIgnoreCase));
        var problem = lost.Length > 0 ? lost
            : isAddress && !IsAddress(target) ? "it is an address, and the parameter is none; name a part of the response that has the id"
            : !Fits(own, kind) ? $"it is {ConditionText.Describe(own)}, and the parameter is {ConditionText.Describe(kind)}"
            : listed.Count > 0 && !listed.Exists(one => Literal.AreEqual(one, text, kind)) ? $"{value.Kind} is none of the values of the parameter{NearestName.Suggest(text, listed)}: {NameList.Of(listed)}"
            : null;
        if (problem is not null)
        {
            Complain(value, problem, lost.Length > 0 ? text : null);
        }

        var isAlwaysThere = expression is { Kind: OperandKind.Body, Names: var names }
            && (names.Count == 0 || (link.Success.Schema is { } body && _schemas.IsRequired(body, names)));
        _arguments.Add(new LinkArgumentModel(found[0].Key.Name!, kind, PollingParser.IsRequired(parameter), text, expression, isAlwaysThere));
    }

    /// <summary>What the document says of a value; null where it says nothing, or there is no such value.</summary>
    private YamlNode? FindSchema(ExpressionModel expression, out string lost)
    {
        var names = expression.Names;
        lost = "";
        switch (expression.Kind)
        {
            case OperandKind.Body:
                var body = expression.IsOfRequest ? document.RequestSchema(link.Owner.Operation) : link.Success.Schema;
                lost = $"the {(expression.IsOfRequest ? "request" : "response")} of {link.Owner.DisplayName} has no body with a schema";
                return body is null ? null : _schemas.Follow(body, names, out lost);
            case OperandKind.Header:
                var headers = (link.Success.Response?["headers"] as YamlMapping)?.Entries ?? [];
                return (document.Follow(headers.Find(one => string.Equals(one.Key.Value, names[0], StringComparison.OrdinalIgnoreCase)).Value) as YamlMapping)?["schema"];
            default:
                var comparison = names[0] == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
                var parameters = document.Parameters(link.Owner).Where(one => one.Text("in") == names[0]).ToList();
                var found = parameters.Find(one => string.Equals(one.Text("name"), names[1], comparison));
                lost = found is null ? $"{link.Owner.DisplayName} has no {names[0]} parameter '{names[1]}'{Suggest(names[1], parameters.Select(one => one.Text("name")))}" : "";
                return found?["schema"];
        }
    }

    private JsonKind KindOf(YamlNode? schema) => schema is null ? JsonKind.Any : _schemas.KindOf(schema);

    private bool IsAddress(YamlNode? schema)
        => schema is not null && _schemas.Parts(schema).Exists(part => part.Text("format") is "uri" or "uri-reference" or "url");

    // Every value can be written as a text, but not the other way round.
    private static bool Fits(JsonKind own, JsonKind parameter) => own is not (JsonKind.Structure or JsonKind.Null) && parameter != JsonKind.Structure
        && (own == parameter || own == JsonKind.Any || parameter is JsonKind.Any or JsonKind.Text || (own == JsonKind.Integer && parameter == JsonKind.Number));

    private static string Suggest(string name, IEnumerable<string?> known)
        => $"{NearestName.Suggest(name, known.Select(one => one ?? ""))}; it has {(known.Any() ? NameList.Of(known.Select(one => one ?? "")) : "none")}";

    private void Complain(YamlNode at, string problem, string? lost = null)
    {
        _hasFaults = true;
        sink.Report(lost is null ? DiagnosticIds.MalformedLink : DiagnosticIds.ExpressionLeadsNowhere, at.Span, lost ?? link.DisplayName, problem);
    }
}
