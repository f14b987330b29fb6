using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Forms;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Reading;

/// <summary>Follows references to components of the document. They lead nowhere else: one file is the whole document.</summary>
internal sealed class References(YamlMappingNode root, FaultList faults)
{
    /// <summary>The object itself, or the component that it refers to; null where a fault says why there is none.</summary>
    /// <param name="node">The object or the reference.</param>
    /// <param name="components">The kind of components, such as <c>schemas</c>.</param>
    public YamlMappingNode? Follow(YamlNode? node, string components)
    {
        var visited = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        while (node is YamlMappingNode mapping && mapping.Find("$ref") is { } reference)
        {
            if (!visited.Add(mapping))
            {
                faults.Invalid(reference, "The reference leads in a circle.");
                return null;
            }

            ObjectForms.Reference.Check(mapping, faults);
            node = Find(reference, components);
            if (node is null)
            {
                return null;
            }
        }

        if (node is null or YamlMappingNode)
        {
            return node as YamlMappingNode;
        }

        faults.Invalid(node, "A mapping has to be here.");
        return null;
    }

    /// <summary>The name of the component that a node refers to; null when it refers to none.</summary>
    public static string? NameOf(YamlNode node) => (node as YamlMappingNode)?.FindText("$ref")?.Split('/')[^1];

    private YamlNode? Find(YamlNode reference, string components)
    {
        var start = $"#/components/{components}/";
        var text = reference.Text();
        if (text is null || !text.StartsWith(start, StringComparison.Ordinal))
        {
            faults.Unsupported(reference, text?.StartsWith('#') == false
                ? $"'{text}' is in another file or at another place; the client is generated from one file: move it to '{start}'."
                : $"A reference from here leads to '{start}'; name what it means there.");
            return null;
        }

        var component = root.FindMapping("components")?.FindMapping(components)?.Find(text[start.Length..]);
        if (component is null)
        {
            faults.Invalid(reference, $"The document has no '{text}'.");
        }

        return component;
    }
}
