using TrueWatch.Generators.Models;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrueWatch.Generators.Parsing;

/// <summary>
/// Reads the first document of a YAML (or JSON) text into nodes. The reader keeps its own stack, so that a deeply nested
/// document is refused and does not overflow the compiler's.
/// </summary>
internal sealed class YamlTreeReader
{
    private const int DeepestNesting = 256;
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private readonly Stack<Level> _levels = new();
    private YamlNode? _root;

    private YamlTreeReader()
    {
    }

    /// <summary>Reads the text.</summary>
    /// <returns>The document's root, or null for an empty text.</returns>
    /// <exception cref="YamlException">The text is not YAML, or is nested too deeply.</exception>
    public static YamlNode? Read(TextReader text, CancellationToken cancellationToken)
    {
        var reader = new YamlTreeReader();
        var parser = new Parser(text);
        while (MoveNext(parser) && parser.Current is not DocumentEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Accept(parser.Current!);
        }

        return reader._root;
    }

    // On some broken texts the parser itself fails, with exceptions that say nothing of the text.
    private static bool MoveNext(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception exception) when (exception is not YamlException)
        {
            var last = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(last, last, "What follows here is no valid YAML.", exception);
        }
    }

    private void Accept(ParsingEvent current)
    {
        switch (current)
        {
            case Scalar scalar:
                Add(new YamlScalar(scalar.Value, SourceSpan.Between(scalar.Start, scalar.End)), scalar.Anchor);
                break;
            case AnchorAlias alias:
                Add(Resolve(alias), AnchorName.Empty);
                break;
            case MappingStart mapping:
                Open(new YamlMapping(SourceSpan.Between(mapping.Start, mapping.End)), mapping);
                break;
            case SequenceStart sequence:
                Open(new YamlSequence(SourceSpan.Between(sequence.Start, sequence.End)), sequence);
                break;
            case MappingEnd or SequenceEnd:
                var closed = _levels.Pop();
                Add(closed.Collection, closed.Anchor);
                break;
        }
    }

    private void Open(YamlNode collection, NodeEvent start)
    {
        if (_levels.Count == DeepestNesting)
        {
            throw new YamlException(start.Start, start.End, $"It is nested deeper than {DeepestNesting} levels.");
        }

        _levels.Push(new Level(collection, start.Anchor));
    }

    // An anchor is known only once its node is complete: a node cannot contain itself.
    private YamlNode Resolve(AnchorAlias alias) => _anchors.TryGetValue(alias.Value, out var node)
        ? node
        : throw new YamlException(alias.Start, alias.End, $"The alias '*{alias.Value}' has no anchor before it.");

    private void Add(YamlNode node, AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = node;
        }

        if (_levels.Count == 0)
        {
            _root = node;
            return;
        }

        _levels.Peek().Add(node);
    }

    /// <summary>A collection that is being read.</summary>
    private sealed class Level(YamlNode collection, AnchorName anchor)
    {
        private YamlNode? _key;

        public YamlNode Collection { get; } = collection;

        public AnchorName Anchor { get; } = anchor;

        public void Add(YamlNode node)
        {
            if (Collection is YamlSequence sequence)
            {
                sequence.Items.Add(node);
            }
            else if (_key is null)
            {
                _key = node;
            }
            else
            {
                if (_key is YamlScalar key)
                {
                    ((YamlMapping)Collection).Entries.Add(new(key, node));
                }

                _key = null;
            }
        }
    }
}
