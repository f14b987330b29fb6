using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The parameters of an operation: each is one text in the path, in the query or in a header.</summary>
/// <param name="schemas">Checks schemas.</param>
/// <param name="types">Knows what schemas mean.</param>
/// <param name="faults">Hears what is wrong.</param>
/// <param name="keyHeader">The header that has the API key.</param>
internal sealed class ParameterRules(SchemaRules schemas, SchemaTypes types, FaultList faults, string? keyHeader)
{
    private static readonly string[] Places = ["path", "query", "header"];

    // Others become a type that has no one text, such as a byte array.
    private static readonly string[] NoTexts = ["byte", "base64", "time", "uri"];

    /// <summary>Whether a value of a schema can be sent as a text, or as a file.</summary>
    public static bool IsText(YamlMappingNode? schema) => !NoTexts.Contains(schema?.FindText("format"));

    /// <param name="parameters">The parameters.</param>
    /// <param name="more">What the method has beside them.</param>
    public void Check(List<YamlMappingNode> parameters, IEnumerable<string> more)
    {
        var names = more.Append("cancellationToken").Select(CSharpNames.ToVariable).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            ObjectForms.Parameter.Check(parameter, faults);
            CheckPlace(parameter);
            CheckType(parameter);
            var name = parameter.FindText("name");
            if (name is null || !CSharpNames.IsMember(name))
            {
                faults.Name(parameter.Find("name") ?? parameter, $"No parameter of C# can be called '{name}'.");
            }
            else if (!names.Add(CSharpNames.ToVariable(name)))
            {
                faults.Name(parameter.Find("name")!, $"The method has a parameter '{name}' already, or one that differs in capitals and signs only.");
            }
        }
    }

    private void CheckPlace(YamlMappingNode parameter)
    {
        var place = parameter.FindText("in");
        if (!Places.Contains(place))
        {
            faults.Unsupported(parameter.Find("in") ?? parameter, "A parameter is 'in' the 'path', the 'query' or a 'header'.");
        }
        else if (parameter.Find("style") is { } style && style.Text() != (place == "query" ? "form" : "simple"))
        {
            faults.Unsupported(style, $"The style '{style.Text()}' is not supported: a parameter in the {place} has '{(place == "query" ? "form" : "simple")}', which is what it has without 'style'.");
        }

        if (place == "path" && !parameter.IsTrue("required"))
        {
            faults.Invalid(parameter, "A parameter in the path has 'required: true'.");
        }

        if (place == "header" && parameter.Find("name") is YamlScalarNode { Value: { } header } name)
        {
            var problem = header.Equals(keyHeader, StringComparison.OrdinalIgnoreCase)
                ? $"The header '{header}' has the API key: leave the parameter out."
                : HeaderNames.FindProblem(header);
            if (problem is not null)
            {
                faults.Unsupported(name, problem);
            }
        }
    }

    private void CheckType(YamlMappingNode parameter)
    {
        if (parameter.Find("content") is not null)
        {
            return;
        }

        var schema = parameter.Find("schema");
        schemas.Check(schema, Direction.Request);
        if (types.TypeOf(schema) is not ("string" or "integer" or "number" or "boolean"))
        {
            faults.Unsupported(schema ?? parameter, "A parameter has a 'schema' with the 'type' 'string', 'integer', 'number' or 'boolean'.");
        }
        else if (types.Unwrap(schema) is { } type && !IsText(type))
        {
            var format = type.Find("format")!;
            faults.Unsupported(format, $"The format '{format.Text()}' of a parameter is not supported; leave it out, and the parameter is a string.");
        }
    }
}
