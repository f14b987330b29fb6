using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>One operation, which becomes one method.</summary>
internal sealed class OperationRules(
    ParameterRules parameters, RequestRules requests, ResponseRules responses, YamlNode? security, HashSet<string> typeNames, FaultList faults)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="method">The HTTP method, for its place.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="all">Its parameters, those of its path included.</param>
    /// <returns>The names of its parameters in the path.</returns>
    public List<string> Check(YamlNode method, YamlMappingNode operation, List<YamlMappingNode> all)
    {
        ObjectForms.Operation.Check(operation, faults);
        CheckId(method, operation);
        if (operation.Find("security") is { } own && !own.Equals(security))
        {
            faults.Unsupported(operation.PlaceOf("security"), "'security' of an operation is not supported: the client sends its key with every call.");
        }

        var form = CSharpNames.ToPascalCase(operation.FindText("operationId") ?? "") + "Form";
        if (typeNames.Contains(form))
        {
            faults.Name(operation.PlaceOf("operationId"), $"'{form}' is the name of a schema, and would be that of the operation's fields; rename one of them.");
        }

        parameters.Check(all, [.. requests.Check(method, operation), .. responses.Check(method, operation)]);
        return [.. all.Where(parameter => parameter.FindText("in") == "path").Select(parameter => parameter.FindText("name") ?? "")];
    }

    private void CheckId(YamlNode method, YamlMappingNode operation)
    {
        if (operation.Find("operationId") is not { } id)
        {
            faults.Unsupported(method, "An operation has an 'operationId': it becomes the name of the method.");
        }
        else if (id.Text() is not { } name || !CSharpNames.IsMethod(name))
        {
            faults.Name(id, $"No method of C# can be called '{id.Text()}': an id has letters, digits, '_', '-' and '.', and begins with a letter.");
        }
        else if (!_names.Add(CSharpNames.ToVariable(name)))
        {
            faults.Name(id, $"An operation with the id '{name}', or one that differs in capitals and signs only, is there already; rename one of them.");
        }
    }
}
