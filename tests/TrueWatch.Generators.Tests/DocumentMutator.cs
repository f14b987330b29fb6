using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.Generators.Tests;

/// <summary>Puts random faults into a document: into its nodes, its lines or its characters.</summary>
internal sealed class DocumentMutator(string document, Random random)
{
    private const string OddCharacters = "{}[]:,&*#?|-<>=!%@'\"\\`$/~ \t0aZü\0\u2028\uFFFD\uD800\u0085\r\n";

    // What schemas and x-polling are made of, in places where nobody expects it.
    private static readonly string[] OddValues =
    [
        "", "~", "null", "true", "0", "-1", "99999999999999999999", "1.5", "string", "integer", "boolean", "array", "object",
        "$statusCode", "$statusCode == 404", "$response.body", "$response.body#/state", "$response.body#/job/phase == 'x'",
        "$response.header.X", "PT1S", "P1Y", "-PT1S", "x-polling", "#/components/schemas/Job", "#/", "#/paths", "a.yaml#/b",
        "200", "404", "default", "application/json", "class", "Unknown", "GetJob", "é漢", "a\"b\\c", "*/ // <x> & \u0001",
    ];

    public string Mutate() => random.Next(3) switch
    {
        0 => MutateNodes(),
        1 => MutateLines(),
        _ => MutateCharacters(),
    };

    private string MutateNodes()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(document));
        for (var faults = random.Next(1, 5); faults > 0; faults--)
        {
            var nodes = Containers(stream.Documents[0].RootNode).ToList();
            switch (nodes[random.Next(nodes.Count)])
            {
                case YamlMappingNode { Children.Count: > 0 } mapping:
                    Mutate(mapping, nodes);
                    break;
                case YamlSequenceNode { Children.Count: > 0 } sequence:
                    Mutate(sequence, nodes);
                    break;
            }
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        stream.Save(text, assignAnchors: false);
        return text.ToString();
    }

    private void Mutate(YamlMappingNode mapping, List<YamlNode> nodes)
    {
        var (key, value) = mapping.Children.ElementAt(random.Next(mapping.Children.Count));
        mapping.Children.Remove(key);
        switch (random.Next(4))
        {
            case 0:
                return;
            case 1:
                mapping.Children[new YamlScalarNode(OddValues[random.Next(OddValues.Length)])] = value;
                return;
            case 2:
                mapping.Children[key] = OddNode(mapping, value, nodes);
                return;
            default:
                mapping.Children[key] = value;
                if (nodes[random.Next(nodes.Count)] is YamlMappingNode other && !Contains(value, other))
                {
                    other.Children[key] = value;
                }

                return;
        }
    }

    private void Mutate(YamlSequenceNode sequence, List<YamlNode> nodes)
    {
        var at = random.Next(sequence.Children.Count);
        switch (random.Next(3))
        {
            case 0:
                sequence.Children.RemoveAt(at);
                return;
            case 1:
                sequence.Children.Add(sequence.Children[at]);
                return;
            default:
                sequence.Children[at] = OddNode(sequence, sequence.Children[at], nodes);
                return;
        }
    }

    private YamlNode OddNode(YamlNode container, YamlNode value, List<YamlNode> nodes)
    {
        switch (random.Next(5))
        {
            case 0:
                return new YamlSequenceNode(value);
            case 1:
                return new YamlMappingNode(new YamlScalarNode(OddValues[random.Next(OddValues.Length)]), value);
            case 2:
                var other = nodes[random.Next(nodes.Count)];
                return Contains(other, container) ? new YamlSequenceNode() : other;
            default:
                return new YamlScalarNode(OddValues[random.Next(OddValues.Length)]);
        }
    }

    private string MutateLines()
    {
        var lines = document.Split('\n').ToList();
        for (var faults = random.Next(1, 4); faults > 0; faults--)
        {
            var at = random.Next(lines.Count);
            var other = random.Next(lines.Count);
            switch (random.Next(6))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(other, lines[at]);
                    break;
                case 2:
                    (lines[at], lines[other]) = (lines[other], lines[at]);
                    break;
                case 3:
                    lines[at] = new string(' ', random.Next(4)) + lines[at];
                    break;
                case 4:
                    lines[at] = lines[at][..(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)] + lines[other].Trim();
                    break;
                default:
                    lines[at] = lines[at][..(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)] + OddValues[random.Next(OddValues.Length)];
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    private string MutateCharacters()
    {
        var text = document;
        for (var faults = random.Next(1, 6); faults > 0; faults--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(4), text.Length - at);
            var inserted = random.Next(3) == 0 ? "" : OddCharacters[random.Next(OddCharacters.Length)].ToString();
            text = text.Remove(at, length).Insert(at, inserted);
        }

        return text;
    }

    private static IEnumerable<YamlNode> Containers(YamlNode root) => root.AllNodes
        .Where(node => node is YamlMappingNode or YamlSequenceNode)
        .Distinct(ReferenceEqualityComparer.Instance)
        .Cast<YamlNode>();

    // A node must not come to be in itself: such a document cannot be written.
    private static bool Contains(YamlNode node, YamlNode inner) => node.AllNodes.Any(one => ReferenceEquals(one, inner));
}
