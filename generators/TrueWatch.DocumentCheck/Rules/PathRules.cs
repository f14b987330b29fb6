using System.Text.RegularExpressions;
using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The paths, and the parameters that stand in them.</summary>
internal sealed partial class PathRules(OperationRules operations, References references, FaultList faults)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete"];

    public void Check(YamlMappingNode root)
    {
        var paths = root.Entries("paths").Where(path => path.Key.Text()?.StartsWith("x-", StringComparison.Ordinal) == false).ToList();
        if (paths.Count == 0)
        {
            faults.Unsupported(root.PlaceOf("paths"), "The document has no operations: the client would be empty.");
        }

        foreach (var (key, value) in paths)
        {
            var path = key.Text()!;
            if (!PathText().IsMatch(path))
            {
                faults.Unsupported(key, $"'{path}' is not a valid path: a path begins with '/', has no query, no fragment and no segment '.' or '..', and escapes what is not a letter or digit; describe a query with parameters.");
            }

            if (value is YamlMappingNode item)
            {
                Check(path, key, item);
            }
            else
            {
                faults.Invalid(value, "A path item has to be here.");
            }
        }
    }

    private void Check(string path, YamlNode key, YamlMappingNode item)
    {
        ObjectForms.PathItem.Check(item, faults);
        var names = Parameter().Matches(path).Select(match => match.Groups[1].Value).ToList();
        foreach (var (method, value) in item.Children.Where(entry => Methods.Contains(entry.Key.Text())))
        {
            if (value is not YamlMappingNode operation)
            {
                faults.Invalid(value, "An operation has to be here.");
                continue;
            }

            var parameters = operations.Check(method, operation, ParametersOf(item, operation));
            foreach (var name in names.Except(parameters))
            {
                faults.Invalid(key, $"'{method.Text()}' of '{path}' has no parameter '{name}' in the path.");
            }

            foreach (var name in parameters.Except(names))
            {
                faults.Invalid(key, $"'{path}' has no place for the parameter '{name}', which is in the path.");
            }
        }
    }

    /// <summary>The parameters of an operation, and those of its path that it does not have itself.</summary>
    private List<YamlMappingNode> ParametersOf(YamlMappingNode item, YamlMappingNode operation)
    {
        var own = Parameters(operation).ToList();
        return [.. own, .. Parameters(item).Where(shared => !own.Exists(one => IsSame(one, shared)))];
    }

    private IEnumerable<YamlMappingNode> Parameters(YamlMappingNode node)
        => node.Items("parameters").Select(parameter => references.Follow(parameter, "parameters")).OfType<YamlMappingNode>();

    private static bool IsSame(YamlMappingNode one, YamlMappingNode other)
        => one.FindText("name") == other.FindText("name") && one.FindText("in") == other.FindText("in");

    // RFC 3986, section 3.3, with a parameter as a part of a segment.
    // A URI resolves a part that is "." or ".." away, escaped or not.
    [GeneratedRegex(@"^(/(?!(\.|%2[eE]){1,2}(/|\z))([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|\{[^{}/?#]+\})*)+\z")]
    private static partial Regex PathText();

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Parameter();
}
