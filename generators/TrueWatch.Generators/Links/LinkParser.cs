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
        foreach (var key in link.Link.Entries.Where(entry => !IsFollowed(entry.Key.Value, entry.Value)).Select(entry => entry.Key))
        {
            Complain(key, $"'{key.Value}' is not followed: a poll goes to the client's own server, and takes a mapping of parameters only");
        }

        (link.Link["parameters"] as YamlMapping)?.Entries.ForEach(entry => Read(entry.Key, entry.Value));
        return _hasFaults ? null : new(_arguments);
    }

    private static bool IsFollowed(string key, YamlNode value)
        => key is not ("server" or "requestBody") && (key != "parameters" || value is YamlMapping);

    private void Read(YamlScalar key, YamlNode value)
    {
        if (FindParameter(link.Target, key.Value, out var problem) is not { } parameter || _arguments.Exists(one => one.Parameter == parameter.Text("name")))
        {
            Complain(key, problem.Length > 0 ? problem : $"it gives the parameter '{key.Value}' twice");
            return;
        }

        var text = (value as YamlScalar)?.Value ?? "$";
        var expression = RuntimeExpression.ParseLink(text);
        if (expression is null && (text.StartsWith("$", StringComparison.Ordinal) || text.Contains("{$")))
        {
            Complain(value, $"{value.Kind} is neither a constant nor one of the expressions $response.body#/name, $response.header.name, $request.path.name, $request.query.name, $request.header.name and $request.body#/name");
            return;
        }

        var (target, lost) = (parameter["schema"], "");
        var schema = expression is null ? null : FindSchema(expression, out lost);
        var (own, kind) = (expression is null ? Literal.KindOf((YamlScalar)value) : _schemas.KindOf(schema), _schemas.KindOf(target));
        var listed = expression is not null ? [] : _schemas.Parts(target).SelectMany(SchemaWalk.ValuesOf).Select(one => one.Value).ToList();
        var isAddress = IsAddress(schema) || (expression is { Kind: OperandKind.Header } && AddressHeaders.Contains(expression.Names[0], StringComparer.OrdinalIgnoreCase));
        var fault = lost.Length > 0 ? lost : isAddress && !IsAddress(target) ? "it is an address, and the parameter is none; name a part of the response that has the id"
            : !Fits(own, kind) ? $"it is {ConditionText.Describe(own)}, and the parameter is {ConditionText.Describe(kind)}"
            : listed.Count > 0 && !listed.Exists(one => Literal.AreEqual(one, text, kind)) ? $"{value.Kind} is none of the values of the parameter{NearestName.Suggest(text, listed)}: {NameList.Of(listed)}"
            : null;
        if (fault is not null)
        {
            Complain(value, fault, lost.Length > 0 ? text : null);
        }

        var isAlwaysThere = expression is { Kind: OperandKind.Body, Names: var names }
            && (names.Count == 0 || (link.Success.Schema is { } body && _schemas.IsRequired(body, names)));
        _arguments.Add(new LinkArgumentModel(parameter.Text("name")!, kind, PollingParser.IsRequired(parameter), text, expression, isAlwaysThere));
    }

    /// <summary>A parameter by its name, or by its name with the location in front.</summary>
    private YamlMapping? FindParameter(PathOperation operation, string name, out string problem)
    {
        var parameters = document.Parameters(operation).GroupBy(one => (In: one.Text("in"), Name: one.Text("name"))).ToList();
        var named = parameters.FindAll(one => one.Key.Name == name);
        var found = named.Count > 0 ? named : parameters.FindAll(one => string.Equals(
            $"{one.Key.In}.{one.Key.Name}", name, one.Key.In == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
        var known = parameters.ConvertAll(one => one.Key.Name ?? "");
        problem = found.Count == 0 ? $"{operation.DisplayName} has no parameter '{name}'{NearestName.Suggest(name, known)}; it has {NameList.Of(known)}"
            : found.Count > 1 ? $"{operation.DisplayName} has several parameters '{name}'; write '{found[0].Key.In}.{name}'"
            : "";
        return found.Count == 1 ? found[0].First() : null;
    }

    /// <summary>What the document says of a value; null where it says nothing, or there is no such value.</summary>
    private YamlNode? FindSchema(ExpressionModel expression, out string lost)
    {
        lost = "";
        switch (expression.Kind)
        {
            case OperandKind.Body:
                var body = expression.IsOfRequest ? document.RequestSchema(link.Owner.Operation) : link.Success.Schema;
                lost = $"the {(expression.IsOfRequest ? "request" : "response")} of {link.Owner.DisplayName} has no body with a schema";
                return body is null ? null : _schemas.Follow(body, expression.Names, out lost);
            case OperandKind.Header:
                var headers = (link.Success.Response?["headers"] as YamlMapping)?.Entries ?? [];
                return (document.Follow(headers.Find(one => string.Equals(one.Key.Value, expression.Names[0], StringComparison.OrdinalIgnoreCase)).Value) as YamlMapping)?["schema"];
            default:
                return FindParameter(link.Owner, string.Join(".", expression.Names), out lost)?["schema"];
        }
    }

    private bool IsAddress(YamlNode? schema) => _schemas.Parts(schema).Exists(part => part.Text("format") is "uri" or "uri-reference" or "url");

    // Every value can be written as a text, but not the other way round.
    private static bool Fits(JsonKind own, JsonKind parameter) => own is not (JsonKind.Structure or JsonKind.Null) && parameter != JsonKind.Structure
        && (own == parameter || own == JsonKind.Any || parameter is JsonKind.Any or JsonKind.Text || (own == JsonKind.Integer && parameter == JsonKind.Number));

    private void Complain(YamlNode at, string problem, string? lost = null)
    {
        _hasFaults = true;
        sink.Report(lost is null ? MalformedLink : ExpressionLeadsNowhere, at.Span, lost ?? link.DisplayName, problem);
    }
}
