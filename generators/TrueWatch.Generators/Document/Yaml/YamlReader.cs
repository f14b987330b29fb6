using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrueWatch.Generators.Document.Yaml;

/// <summary>
/// Reads the first document of a YAML (or JSON) text. It keeps a list of places and hardly an object, so that it costs little more
/// than the scan of the text, and its own stack, so that a deeply nested document is refused and does not overflow the compiler's.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 256;

    // Of real documents; a guess that is wrong costs a copy.
    private const int CharactersPerNode = 14;

    // Lines of spaces at the beginning of a block of text, behind "|" or ">", which YamlDotNet refuses (YAML 1.2.2, 8.1.1.1).
    private static readonly Regex BlankFirstLines = new(
        @"(?<=[ ][|>][-+]?[ ]*(?:[ ]#[^\r\n]*)?)(?:\r?\n[ ]*)+(?=\r?\n)", RegexOptions.CultureInvariant);

    private readonly Dictionary<AnchorName, int> _anchors = [];
    private readonly Stack<(int Index, AnchorName Anchor)> _levels = new();
    private readonly List<YamlEntry> _entries;

    private YamlReader(int length) => _entries = new List<YamlEntry>(length / CharactersPerNode);

    /// <returns>The root of the document, or null for an empty text.</returns>
    /// <exception cref="YamlException">The text is not YAML, or is nested too deeply.</exception>
    public static YamlNode? Read(SourceText text, CancellationToken cancellationToken)
    {
        var characters = text.ToString();
        try
        {
            return ReadOnce(text, characters, cancellationToken);
        }
        catch (SemanticErrorException) when (BlankFirstLines.IsMatch(characters))
        {
            return ReadOnce(text, BlankFirstLines.Replace(characters, MoveSpaces), cancellationToken);
        }
    }

    // What is read stays at its place: the spaces go behind the indicator.
    private static string MoveSpaces(Match lines) => lines.Value.Replace("\r", "").Replace("\n", "") + lines.Value.Replace(" ", "");

    private static YamlNode? ReadOnce(SourceText text, string characters, CancellationToken cancellationToken)
    {
        var reader = new YamlReader(characters.Length);
        var parser = new Parser(new StringReader(characters));
        while (MoveNext(parser) && parser.Current is not DocumentEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Accept(parser.Current!);
        }

        return reader._entries.Count == 0 ? null : new YamlDocument(new YamlEntries(text, characters, reader._entries)).Root;
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
            throw new YamlException(last, last, "What follows here is not valid YAML.", exception);
        }
    }

    private void Accept(ParsingEvent current)
    {
        switch (current)
        {
            case Scalar scalar:
                Add(scalar);
                break;
            case AnchorAlias alias when _anchors.TryGetValue(alias.Value, out var anchored):
                _entries.Add(new YamlEntry(YamlKind.Alias, (int)alias.Start.Index, 0, Value: null, anchored));
                break;
            case AnchorAlias alias:
                throw new YamlException(alias.Start, alias.End, $"The alias '*{alias.Value}' has no anchor before it.");
            case MappingStart mapping:
                Open(YamlKind.Mapping, mapping);
                break;
            case SequenceStart sequence:
                Open(YamlKind.Sequence, sequence);
                break;
            case MappingEnd or SequenceEnd:
                Close();
                break;
        }
    }

    private void Add(Scalar scalar)
    {
        var start = (int)scalar.Start.Index;
        var length = Math.Max(0, (int)(scalar.End.Index - scalar.Start.Index));
        var kind = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any ? YamlKind.Plain : YamlKind.Quoted;

        // Where nothing is folded, escaped or tagged, the text itself has the value.
        var quotes = kind == YamlKind.Plain ? 0 : 2;
        var isVerbatim = length == scalar.Value.Length + quotes
            && scalar.Start.Line == scalar.End.Line
            && scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)
            && scalar.Tag.IsEmpty
            && scalar.Anchor.IsEmpty;
        if (!scalar.Anchor.IsEmpty)
        {
            _anchors[scalar.Anchor] = _entries.Count;
        }

        // YAML 1.1 had it, 1.2 has not, and NSwag and Kiota read it as the name of a member.
        if (scalar is { IsKey: true, Value: "<<" } && kind == YamlKind.Plain)
        {
            throw new YamlException(scalar.Start, scalar.End, "A merge key '<<' is not read, by other tools neither: write out what it stands for, or use '$ref'.");
        }

        _entries.Add(new YamlEntry(kind, start, length, isVerbatim ? null : scalar.Value, _entries.Count + 1));
    }

    private void Open(YamlKind kind, NodeEvent start)
    {
        if (_levels.Count == DeepestNesting)
        {
            throw new YamlException(start.Start, start.End, $"It is nested deeper than {DeepestNesting} levels.");
        }

        _levels.Push((_entries.Count, start.Anchor));
        _entries.Add(new YamlEntry(kind, (int)start.Start.Index, 0, Value: null, Next: 0));
    }

    // An anchor is known only once its node is complete: a node cannot contain itself.
    private void Close()
    {
        var (index, anchor) = _levels.Pop();
        _entries[index] = _entries[index] with { Next = _entries.Count };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = index;
        }
    }
}
