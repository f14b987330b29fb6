using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The first server is where the client calls if it is told nothing else.</summary>
internal static class ServerRules
{
    public static void Check(YamlMappingNode root, FaultList faults)
    {
        var servers = root.Items("servers").OfType<YamlMappingNode>().ToList();
        foreach (var server in servers)
        {
            ObjectForms.Server.Check(server, faults);
        }

        if (servers is not [var first, ..])
        {
            faults.Unsupported(root.PlaceOf("servers"), "The document has no server: the first of 'servers' is where the client calls.");
        }
        else if (!Uri.TryCreate(first.FindText("url"), UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps
            || address is not { UserInfo: "", Query: "", Fragment: "" }
            || first.FindText("url")!.Contains('{', StringComparison.Ordinal))
        {
            faults.Unsupported(
                first.Find("url") ?? first,
                "The first server is where the client calls: its 'url' has to be an absolute address that begins with 'https://' and has neither user, variable, query nor fragment.");
        }
    }
}
