using TrueWatch.Generators.Polling;

namespace TrueWatch.Generators.Links;

/// <summary>Reads the parameters of one link, and checks them against both operations.</summary>
internal sealed class LinkParser(OpenApiDocument document, FoundLink link, DiagnosticSink sink)
{
    // What HTTP and long-running services use for addresses: to poll one is more than a link can say.
    private static readonly string[] AddressHeaders = ["Location", "Content-Location", "Operation-Location", "Azure-AsyncOperation"];
    private static readonly string[] Locations = ["path", "query", "header", "cookie"];

    private readonly OpenApiDocument _document = document;
    private readonly SchemaWalk _schemas = new SchemaWalk(document);
    private readonly FoundLink _link = link;
    private readonly List<LinkArgumentModel> _arguments = [];
    private bool _hasFaults;

    /// <summary>Where the link is, its arguments' names and their values.</summary>
    public List<SourceSpan> Places { get; } = [link.Name.Span];

    /// <summary>The arguments; null when one of them is not right, which was reported.</summary>
    public EquatableArray<LinkArgumentModel>? Parse()
    {
        foreach (var name in _link.Link.Entries.Select(entry => entry.Key).Where(key => key.Value is "server" or "requestBody"))
        {
            Complain(name, $"'{name.Value}' is not followed: a poll goes to the client's own server, and takes parameters only");
        }

        switch (_link.Link["parameters"])
        {
            case null:
                break;
            case YamlMapping parameters:
                parameters.Entries.ForEach(entry => Read(entry.Key, entry.Value));
                break;
            case var other:
                Complain(other, $"parameters must be a mapping, not {other.Kind}");
                break;
        }

        return _hasFaults ? null : new(_arguments);
    }

    private void Read(YamlScalar name, YamlNode value)
    {
        Places.Add(name.Span);
        Places.Add(value.Span);
        if (FindParameter(name) is not { } parameter)
        {
            return;
        }

        if (value is not YamlScalar text || LinkExpression.Parse(text.Value) is not { } expression)
        {
            Complain(value, $"{value.Kind} is neither a constant nor one of the expressions $response.body#/name, $response.header.name, $request.path.name, $request.query.name, $request.header.name and $request.body#/name");
            return;
        }

        var (source, names) = expression;
        var target = parameter["schema"];
        var kind = target is null ? JsonKind.Any : _schemas.KindOf(target);
        var fault = source == LinkSource.Constant ? FindFault(text, target, kind) : FindFault(FindSchema(text, source, names), source, names, target, kind);
        if (fault is not null)
        {
            Complain(value, fault);
        }

        var given = source == LinkSource.RequestParameter ? new(names.Skip(1)) : names;
        _arguments.Add(new LinkArgumentModel(
            parameter.Text("name")!,
            DescribedParameters.IsRequired(parameter),
            source,
            given,
            text.Value,
            kind,
            source == LinkSource.ResponseBody && _link.Success.Schema is { } body && _schemas.IsRequired(body, names),
            Places.Count - 1));
        if (_arguments.FindIndex(one => one.Parameter == parameter.Text("name")) < _arguments.Count - 1)
        {
            Complain(name, $"it gives the parameter '{parameter.Text("name")}' twice");
        }
    }

    /// <summary>The parameter of the polled operation, by its name or by <c>path.name</c>.</summary>
    private YamlMapping? FindParameter(YamlScalar key)
    {
        var parameters = _document.Parameters(_link.Target).GroupBy(one => (one.Text("in"), one.Text("name"))).Select(same => same.First()).ToList();
        var found = parameters.FindAll(one => one.Text("name") == key.Value);
        var dot = key.Value.IndexOf('.');
        if (found.Count == 0 && dot > 0 && Locations.Contains(key.Value.Substring(0, dot)))
        {
            found = parameters.FindAll(one => one.Text("in") == key.Value.Substring(0, dot) && one.Text("name") == key.Value.Substring(dot + 1));
        }

        if (found.Count == 1)
        {
            return found[0];
        }

        var known = parameters.Select(one => one.Text("name") ?? "").ToList();
        Complain(key, found.Count > 1
            ? $"operation '{NameOf(_link.Target)}' has '{key.Value}' in {string.Join(" and in ", found.Select(one => one.Text("in")))}; write '{found[0].Text("in")}.{key.Value}'"
            : $"operation '{NameOf(_link.Target)}' has no parameter '{key.Value}'{NearestName.Suggest(key.Value, known)}; it has {(known.Count == 0 ? "none" : NameList.Of(known))}");
        return null;
    }

    /// <summary>What the schema says of the value; null where it says nothing, and where the expression leads nowhere, which is reported.</summary>
    private YamlNode? FindSchema(YamlScalar text, LinkSource source, EquatableArray<string> names)
    {
        switch (source)
        {
            case LinkSource.ResponseBody:
                return Follow(text, _link.Success.Schema, names, $"the response {_link.Success.Code} of operation '{NameOf(_link.Owner)}' has no JSON schema");
            case LinkSource.RequestBody:
                return Follow(text, _document.RequestSchema(_link.Owner.Operation), names, $"the request of operation '{NameOf(_link.Owner)}' has no body with a schema");
            case LinkSource.ResponseHeader:
                var headers = (_link.Success.Response?["headers"] as YamlMapping)?.Entries ?? [];
                var header = headers.Find(one => string.Equals(one.Key.Value, names[0], StringComparison.OrdinalIgnoreCase)).Value;
                return (_document.Follow(header) as YamlMapping)?["schema"];
            default:
                var parameters = _document.Parameters(_link.Owner).Where(one => one.Text("in") == names[0]).ToList();
                var isHeader = names[0] == "header";
                var found = parameters.Find(one => string.Equals(one.Text("name"), names[1], isHeader ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
                if (found is null)
                {
                    var known = parameters.Select(one => one.Text("name") ?? "").ToList();
                    Lose(text, $"operation '{NameOf(_link.Owner)}' has no {names[0]} parameter '{names[1]}'{NearestName.Suggest(names[1], known)}");
                }

                return found?["schema"];
        }
    }

    private YamlNode? Follow(YamlScalar text, YamlNode? schema, EquatableArray<string> names, string missing)
    {
        var problem = missing;
        var found = schema is null ? null : _schemas.Follow(schema, names, out problem);
        if (found is null)
        {
            Lose(text, problem);
        }

        return found;
    }

    /// <summary>Why a constant is none of the values of the parameter.</summary>
    private string? FindFault(YamlScalar constant, YamlNode? target, JsonKind kind)
    {
        var own = Literal.KindOf(constant);
        if (constant.IsNull || !Fits(own, kind))
        {
            return $"{constant.Kind} is not {Describe(kind)}, as the parameter is";
        }

        var values = target is null ? [] : _schemas.Parts(target).SelectMany(SchemaWalk.ValuesOf).Select(value => value.Value).ToList();
        return values.Count == 0 || values.Exists(value => Literal.AreEqual(value, constant.Value, kind))
            ? null
            : $"{constant.Kind} is none of the values of the parameter{NearestName.Suggest(constant.Value, values)}: {NameList.Of(values)}";
    }

    /// <summary>Why a value cannot be that of the parameter.</summary>
    private string? FindFault(YamlNode? schema, LinkSource source, EquatableArray<string> names, YamlNode? target, JsonKind kind)
    {
        var own = schema is null ? JsonKind.Any : _schemas.KindOf(schema);
        var isAddress = IsAddress(schema) || (source == LinkSource.ResponseHeader && AddressHeaders.Contains(names[0], StringComparer.OrdinalIgnoreCase));
        return isAddress && !IsAddress(target) ? "it is an address, and the parameter is none; name a part of the response that has the id"
            : own == JsonKind.Structure ? "it is an object or an array, and not the value of a parameter"
            : !Fits(own, kind) ? $"it is {Describe(own)}, and the parameter is {Describe(kind)}"
            : null;
    }

    private bool IsAddress(YamlNode? schema)
        => schema is not null && _schemas.Parts(schema).Exists(part => part.Text("format") is "uri" or "uri-reference" or "url");

    // Every value can be written as a text, but not the other way round.
    private static bool Fits(JsonKind own, JsonKind parameter) => parameter != JsonKind.Structure
        && (own == parameter || own == JsonKind.Any || parameter is JsonKind.Any or JsonKind.Text || (own == JsonKind.Integer && parameter == JsonKind.Number));

    private static string Describe(JsonKind kind) => kind switch
    {
        JsonKind.Text => "a text",
        JsonKind.Integer => "an integer",
        JsonKind.Number => "a number",
        JsonKind.Boolean => "true or false",
        _ => "an object or an array",
    };

    private static string NameOf(PathOperation operation) => OpenApiDocument.OperationId(operation.Operation)?.Value ?? operation.Path;

    private void Lose(YamlScalar text, string problem)
    {
        _hasFaults = true;
        sink.Report(DiagnosticIds.ExpressionLeadsNowhere, text.Span, text.Value, problem);
    }

    private void Complain(YamlNode at, string problem)
    {
        _hasFaults = true;
        sink.Report(DiagnosticIds.MalformedLink, at.Span, _link.DisplayName, problem);
    }
}
