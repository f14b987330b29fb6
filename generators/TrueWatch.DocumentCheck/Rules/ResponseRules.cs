using System.Text.RegularExpressions;
using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>What an operation answers: one type of success, as a JSON object that the client knows an error from, or as a file.</summary>
/// <param name="references">Follows references.</param>
/// <param name="schemas">Checks schemas.</param>
/// <param name="types">Knows what schemas mean.</param>
/// <param name="faults">Hears what is wrong.</param>
/// <param name="answer">The schema that every response is, or extends.</param>
internal sealed partial class ResponseRules(References references, SchemaRules schemas, SchemaTypes types, FaultList faults, string answer)
{
    private const string FileType = "application/octet-stream";

    /// <summary>Whether one of the operations answers with JSON.</summary>
    public bool HasJson { get; private set; }

    /// <param name="method">The HTTP method.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>What its method has beside the parameters of the document.</returns>
    public string[] Check(YamlNode method, YamlMappingNode operation)
    {
        var successes = new List<KeyValuePair<YamlNode, YamlMappingNode>>();
        foreach (var (status, node) in operation.Entries("responses"))
        {
            var code = status.Text() ?? "";
            if (code.StartsWith("x-", StringComparison.Ordinal) || references.Follow(node, "responses") is not { } response)
            {
                continue;
            }

            ObjectForms.Response.Check(response, faults);
            if (!Code().IsMatch(code))
            {
                faults.Invalid(status, $"'{code}' is not a status: a response has '200', '4XX' or 'default'.");
            }
            else if (code.StartsWith('2'))
            {
                successes.Add(new(status, response));
            }
            else if (code[0] is '1' or '3')
            {
                faults.Unsupported(status, $"The status '{code}' is not supported: the client follows no redirects, and receives no interim responses.");
            }
            else
            {
                CheckError(response);
            }
        }

        if (successes is [(var first, var success)])
        {
            return CheckSuccess(first, success) ? ["destination", "progress"] : [];
        }

        if (successes.Count == 0)
        {
            faults.Unsupported(operation.Find("responses") is null ? method : operation.PlaceOf("responses"), "An operation has a response that is a success, such as '200'.");
        }
        else
        {
            faults.Unsupported(successes[1].Key, "An operation has one response that is a success: its method has one type.");
        }

        return [];
    }

    /// <returns>Whether it is a file.</returns>
    private bool CheckSuccess(YamlNode status, YamlMappingNode response)
    {
        if (!SuccessCode().IsMatch(status.Text()!))
        {
            faults.Unsupported(status, $"The status '{status.Text()}' is not supported: a success is one code with a body, such as '200'.");
        }
        else if (response.Entries("content").ToList() is not [(var type, YamlMappingNode media)] || type.Text() is not ("application/json" or FileType))
        {
            faults.Unsupported(response.PlaceOf("content"), $"A success has a body of the media type 'application/json' or '{FileType}', and of no other.");
        }
        else if (type.Text() is FileType)
        {
            ObjectForms.MediaType.Check(media, faults);
            if (media.FindMapping("schema") is not { } schema || schema.FindText("type") != "string" || schema.FindText("format") != "binary")
            {
                faults.Unsupported(media.Find("schema") ?? type, $"A body of the media type '{FileType}' has the schema '{{type: string, format: binary}}'.");
            }

            return true;
        }
        else
        {
            HasJson = true;
            ObjectForms.MediaType.Check(media, faults);
            schemas.Check(media.Find("schema"), Direction.Response);
            if (!Extends(media.Find("schema"), answer))
            {
                faults.Unsupported(media.Find("schema") ?? type, $"A success is '#/components/schemas/{answer}' or extends it with 'allOf': the client tells by it whether a call succeeded.");
            }
        }

        return false;
    }

    /// <summary>Errors are read the same way whatever their schema, but it becomes a type all the same.</summary>
    private void CheckError(YamlMappingNode response)
    {
        foreach (var (_, media) in response.Entries("content"))
        {
            if ((media as YamlMappingNode)?.Find("schema") is { } schema)
            {
                schemas.Check(schema, Direction.Response);
            }
        }
    }

    private bool Extends(YamlNode? schema, string name)
    {
        for (var hops = 0; schema is not null && hops < MostHops; hops++)
        {
            if (References.NameOf(schema) == name)
            {
                return true;
            }

            schema = (schema as YamlMappingNode)?.Find("$ref") is null
                ? (schema as YamlMappingNode)?.Items("allOf").FirstOrDefault(part => References.NameOf(part) is not null)
                : types.Follow(schema);
        }

        return false;
    }

    // What extends itself was told of as a fault before.
    private const int MostHops = 64;

    [GeneratedRegex(@"^([1-5]([0-9]{2}|XX)|default)\z")]
    private static partial Regex Code();

    // RFC 9110, section 15.3.5 and 15.3.6: these have no body.
    [GeneratedRegex(@"^2(?!04|05)[0-9]{2}\z")]
    private static partial Regex SuccessCode();
}
