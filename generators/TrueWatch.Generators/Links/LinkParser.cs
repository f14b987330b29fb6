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

    /// <summary>Where the link is, its arguments' names and their values.</summary>
    public List<SourceSpan> Places { get; } = [link.Name.Span];

    /// <summary>The arguments; null when one of them is not right, which was reported.</summary>
    public EquatableArray<LinkArgumentModel>? Parse()
    {
        foreach (var entry in link.Link.Entries)
        {
            if (entry.Key.Value is "server" or "requestBody")
            {
                Complain(entry.Key, $"'{entry.Key.Value}' is not followed: a poll goes to the client's own server, and takes parameters only");
            }
            else if (entry.Key.Value == "parameters" && entry.Value is not YamlMapping)
            {
                Complain(entry.Value, $"parameters must be a mapping, not {entry.Value.Kind}");
            }
        }

        (link.Link["parameters"] as YamlMapping)?.Entries.ForEach(entry => Read(entry.Key, entry.Value));
        return _hasFaults ? null : new(_arguments);
    }

    private void Read(YamlScalar key, YamlNode value)
    {
        Places.AddRange([key.Span, value.Span]);
        if (FindParameter(key) is not { } parameter)
        {
            return;
        }

        var name = parameter.Text("name")!;
        if (_arguments.Exists(one => one.Parameter == name))
        {
            Complain(key, $"it gives the parameter '{name}' twice");
        }

        if (value is not YamlScalar text || LinkExpression.Parse(text.Value) is not { } expression)
        {
            Complain(value, $"{value.Kind} is neither a constant nor one of the expressions $response.body#/name, $response.header.name, $request.path.name, $request.query.name, $request.header.name and $request.body#/name");
            return;
        }

        var (source, names) = expression;
        var target = parameter["schema"];
        var kind = target is null ? JsonKind.Any : _schemas.KindOf(target);
        var lost = "";
        var fault = source == LinkSource.Constant ? FindFault(text, target, kind) : FindFault(FindSchema(source, names, out lost), source, names, target, kind);
        if (lost.Length > 0)
        {
            _hasFaults = true;
            sink.Report(DiagnosticIds.ExpressionLeadsNowhere, text.Span, text.Value, lost);
        }
        else if (fault is not null)
        {
            Complain(value, fault);
        }

        _arguments.Add(new LinkArgumentModel(
            name,
            PollingParser.IsRequired(parameter),
            source,
            source == LinkSource.RequestParameter ? new(names.Skip(1)) : names,
            text.Value,
            kind,
            source == LinkSource.Body && link.Success.Schema is { } body && _schemas.IsRequired(body, names),
            Places.Count - 1));
    }

    /// <summary>The parameter of the polled operation, by its name or by <c>path.name</c>.</summary>
    private YamlMapping? FindParameter(YamlScalar key)
    {
        var parameters = document.Parameters(link.Target).GroupBy(one => (one.Text("in"), one.Text("name"))).Select(same => same.First()).ToList();
        var named = parameters.FindAll(one => one.Text("name") == key.Value);
        var found = named.Count > 0 ? named : parameters.FindAll(one => $"{one.Text("in")}.{one.Text("name")}" == key.Value);
        if (found.Count != 1)
        {
            Complain(key, found.Count > 1
                ? $"operation '{FoundLink.NameOf(link.Target)}' has '{key.Value}' in {string.Join(" and in ", found.Select(one => one.Text("in")))}; write '{found[0].Text("in")}.{key.Value}'"
                : $"operation '{FoundLink.NameOf(link.Target)}' has no parameter '{key.Value}'{Suggest(key.Value, parameters)}");
        }

        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>What the schema says of the value; null where it says nothing, or there is no value.</summary>
    private YamlNode? FindSchema(LinkSource source, EquatableArray<string> names, out string problem)
    {
        problem = "";
        if (source is LinkSource.Body or LinkSource.RequestBody)
        {
            var body = source == LinkSource.Body ? link.Success.Schema : document.RequestSchema(link.Owner.Operation);
            problem = $"the {(source == LinkSource.Body ? "response" : "request")} of operation '{FoundLink.NameOf(link.Owner)}' has no body with a schema";
            return body is null ? null : _schemas.Follow(body, names, out problem);
        }

        if (source == LinkSource.Header)
        {
            var headers = (link.Success.Response?["headers"] as YamlMapping)?.Entries ?? [];
            return (document.Follow(headers.Find(one => string.Equals(one.Key.Value, names[0], StringComparison.OrdinalIgnoreCase)).Value) as YamlMapping)?["schema"];
        }

        var parameters = document.Parameters(link.Owner).Where(one => one.Text("in") == names[0]).ToList();
        var comparison = names[0] == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var found = parameters.Find(one => string.Equals(one.Text("name"), names[1], comparison));
        problem = found is null ? $"operation '{FoundLink.NameOf(link.Owner)}' has no {names[0]} parameter '{names[1]}'{Suggest(names[1], parameters)}" : "";
        return found?["schema"];
    }

    /// <summary>Why a constant is none of the values of the parameter.</summary>
    private string? FindFault(YamlScalar constant, YamlNode? target, JsonKind kind)
    {
        var values = target is null ? [] : _schemas.Parts(target).SelectMany(SchemaWalk.ValuesOf).Select(value => value.Value).ToList();
        return constant.IsNull || !Fits(Literal.KindOf(constant), kind) ? $"{constant.Kind} is not {ConditionText.Describe(kind)}, as the parameter is"
            : values.Count == 0 || values.Exists(value => Literal.AreEqual(value, constant.Value, kind)) ? null
            : $"{constant.Kind} is none of the values of the parameter{NearestName.Suggest(constant.Value, values)}: {NameList.Of(values)}";
    }

    /// <summary>Why a value cannot be that of the parameter.</summary>
    private string? FindFault(YamlNode? schema, LinkSource source, EquatableArray<string> names, YamlNode? target, JsonKind kind)
    {
        var own = schema is null ? JsonKind.Any : _schemas.KindOf(schema);
        var isAddress = IsAddress(schema) || (source == LinkSource.Header && AddressHeaders.Contains(names[0], StringComparer.OrdinalIgnoreCase));
        return isAddress && !IsAddress(target) ? "it is an address, and the parameter is none; name a part of the response that has the id"
            : own == JsonKind.Structure || !Fits(own, kind) ? $"it is {ConditionText.Describe(own)}, and the parameter is {ConditionText.Describe(kind)}"
            : null;
    }

    private bool IsAddress(YamlNode? schema)
        => schema is not null && _schemas.Parts(schema).Exists(part => part.Text("format") is "uri" or "uri-reference" or "url");

    // Every value can be written as a text, but not the other way round.
    private static bool Fits(JsonKind own, JsonKind parameter) => parameter != JsonKind.Structure
        && (own == parameter || own == JsonKind.Any || parameter is JsonKind.Any or JsonKind.Text || (own == JsonKind.Integer && parameter == JsonKind.Number));

    private static string Suggest(string name, IEnumerable<YamlMapping> parameters)
    {
        var known = parameters.Select(one => one.Text("name") ?? "").ToList();
        return NearestName.Suggest(name, known) + (known.Count == 0 ? "; it has none" : $"; it has {NameList.Of(known)}");
    }

    private void Complain(YamlNode at, string problem)
    {
        _hasFaults = true;
        sink.Report(DiagnosticIds.MalformedLink, at.Span, link.DisplayName, problem);
    }
}
