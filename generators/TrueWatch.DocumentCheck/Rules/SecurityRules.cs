using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The client sends one API key in one header, with every call.</summary>
internal static class SecurityRules
{
    private const string Rule = "The client sends one API key in a header, with every call";

    /// <returns>The header with the key; null where a fault says why there is none.</returns>
    public static string? Check(YamlMappingNode root, FaultList faults)
    {
        var schemes = (root.FindMapping("components")?.Entries("securitySchemes") ?? []).ToList();
        if (schemes is not [(var key, YamlMappingNode scheme)])
        {
            var place = root.FindMapping("components") is { } components ? components.PlaceOf("securitySchemes") : root;
            faults.Unsupported(place, $"{Rule}: 'securitySchemes' has to have one scheme, of the type 'apiKey' in a 'header'.");
            return null;
        }

        ObjectForms.SecurityScheme.Check(scheme, faults);
        CheckRequirement(root, key.Text(), faults);
        var name = scheme.Find("name");
        if (scheme.FindText("type") is not "apiKey" || scheme.FindText("in") is not "header" || name?.Text() is not { } header)
        {
            faults.Unsupported(scheme, $"{Rule}: the scheme has to have the type 'apiKey', to be in a 'header', and to name it.");
            return null;
        }

        if (HeaderNames.FindProblem(header) is { } problem)
        {
            faults.Unsupported(name, problem);
        }

        return header;
    }

    private static void CheckRequirement(YamlMappingNode root, string? scheme, FaultList faults)
    {
        if (root.Find("security") is not YamlSequenceNode { Children: [YamlMappingNode { Children: [(var name, _)] }] } || name.Text() != scheme)
        {
            faults.Unsupported(root.PlaceOf("security"), $"{Rule}: 'security' has to ask for the scheme '{scheme}', and for nothing else.");
        }
    }
}
