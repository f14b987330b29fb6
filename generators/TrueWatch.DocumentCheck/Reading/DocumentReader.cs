using System.Text;
using System.Xml;
using TrueWatch.DocumentCheck.Faults;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Reading;

/// <summary>Reads a YAML or JSON file, and refuses what would reach the templates as something else.</summary>
internal static class DocumentReader
{
    /// <summary>NSwag takes it out of whatever its templates write.</summary>
    private const string MarkOfNSwag = "__EMPTY-TEMPLATE__";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The root; null when <paramref name="faults"/> says why there is none.</returns>
    public static YamlMappingNode? Read(byte[] file, FaultList faults)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(new MemoryStream(file), StrictUtf8);
            stream.Load(reader);
        }
        catch (DecoderFallbackException)
        {
            faults.Invalid(new Mark(0, 1, 1), "The document is not UTF-8; save it as UTF-8.");
            return null;
        }
        catch (YamlException exception)
        {
            faults.Invalid(exception.Start, $"The document is not readable YAML: {exception.Message}");
            return null;
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..])
        {
            faults.Invalid(new Mark(0, 1, 1), "There is no OpenAPI document here: is the file empty?");
            return null;
        }

        if (stream.Documents.Count > 1)
        {
            faults.Invalid(stream.Documents[1].RootNode, "This is a second document, which would not be read; a file has one.");
        }

        CheckTexts(root, faults);
        return root;
    }

    private static void CheckTexts(YamlNode root, FaultList faults)
    {
        // By reference: the nodes of YamlDotNet are equal when their values are.
        var visited = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var rest = new Stack<YamlNode>([root]);
        while (rest.TryPop(out var node))
        {
            if (!visited.Add(node))
            {
                continue;
            }

            switch (node)
            {
                case YamlScalarNode scalar:
                    CheckText(scalar, faults);
                    break;
                case YamlSequenceNode sequence:
                    PushAll(rest, sequence.Children);
                    break;
                case YamlMappingNode mapping:
                    CheckKeys(mapping, faults);
                    PushAll(rest, mapping.Children.Keys);
                    PushAll(rest, mapping.Children.Values);
                    break;
            }
        }
    }

    private static void CheckKeys(YamlMappingNode mapping, FaultList faults)
    {
        foreach (var key in mapping.Children.Keys)
        {
            if (key is not YamlScalarNode scalar)
            {
                faults.Invalid(key, "A key has to be a text.");
            }
            else if (scalar is { Value: "<<", Style: ScalarStyle.Plain })
            {
                faults.Unsupported(key, "The merge key '<<' is not read, so that what it brings would be missing; write it out, or use '$ref'.");
            }
        }
    }

    // What ends a line for C# but not for YAML or JSON would end a comment, too.
    private static void CheckText(YamlScalarNode scalar, FaultList faults)
    {
        var text = scalar.Value ?? "";
        if (text.Contains(MarkOfNSwag, StringComparison.Ordinal))
        {
            faults.Unsupported(scalar, $"The text has '{MarkOfNSwag}', which NSwag would take out of it.");
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text, index))
            {
                index++;
            }
            else if (text[index] is '\u0085' or '\u2028' or '\u2029' || !XmlConvert.IsXmlChar(text[index]))
            {
                faults.Unsupported(scalar, $"The text has the character U+{(int)text[index]:X4}, which neither a comment of C# nor XML can have; take it out.");
                return;
            }
        }
    }

    private static void PushAll(Stack<YamlNode> rest, IEnumerable<YamlNode> nodes)
    {
        foreach (var node in nodes)
        {
            rest.Push(node);
        }
    }
}
