using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrueWatch.Generators.Document.Yaml;

/// <summary>
/// Reads the first document of a YAML (or JSON) text. It keeps a list of places and hardly an object, so that it costs little more
/// than the scan of the text. A deeply nested document is refused, so that it does not overflow the compiler's stack.
/// </summary>
internal sealed class YamlReader(string characters, CancellationToken cancellationToken)
{
    private const int DeepestNesting = 256;

    // Of real documents; a guess that is wrong costs a copy.
    private const int CharactersPerNode = 14;

    // Lines of spaces at the beginning of a block of text, behind "|" or ">", which YamlDotNet refuses (YAML 1.2.2, 8.1.1.1).
    private static readonly Regex BlankFirstLines = new(
        @"(?<=[ ][|>][-+]?[ ]*(?:[ ]#[^\r\n]*)?)(?:\r?\n[ ]*)+(?=\r?\n)", RegexOptions.CultureInvariant);

    private readonly Parser _parser = new(new StringReader(characters));
    private readonly Dictionary<AnchorName, int> _anchors = [];
    private readonly List<YamlEntry> _entries = new(characters.Length / CharactersPerNode);

    /// <returns>The root of the document, or null for an empty text.</returns>
    /// <exception cref="YamlException">The text is not YAML, or is nested too deeply.</exception>
    public static YamlNode? Read(SourceText text, CancellationToken cancellationToken)
    {
        var characters = text.ToString();
        try
        {
            return new YamlReader(characters, cancellationToken).Read(text);
        }
        catch (SemanticErrorException) when (BlankFirstLines.IsMatch(characters))
        {
            return new YamlReader(BlankFirstLines.Replace(characters, MoveSpaces), cancellationToken).Read(text);
        }
    }

    // What is read stays at its place: the spaces go behind the indicator.
    private static string MoveSpaces(Match lines) => lines.Value.Replace("\r", "").Replace("\n", "") + lines.Value.Replace(" ", "");

    private YamlNode? Read(SourceText text)
    {
        while (Next() is { } current and not DocumentEnd)
        {
            Read(current, depth: 0);
        }

        return _entries.Count == 0 ? null : new YamlDocument(new YamlEntries(text, characters, _entries)).Root;
    }

    // On some broken texts the parser itself fails, with exceptions that say nothing of the text.
    private ParsingEvent? Next()
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (Exception exception) when (exception is not YamlException)
        {
            var last = _parser.Current?.End ?? Mark.Empty;
            throw new YamlException(last, last, "What follows here is not valid YAML.", exception);
        }
    }

    private void Read(ParsingEvent current, int depth)
    {
        var index = _entries.Count;
        switch (current)
        {
            case Scalar scalar:
                _entries.Add(EntryOf(scalar));
                break;
            case AnchorAlias alias when _anchors.TryGetValue(alias.Value, out var anchored):
                _entries.Add(new YamlEntry(YamlKind.Alias, (int)alias.Start.Index, 0, Value: null, anchored));
                break;
            case AnchorAlias alias:
                throw new YamlException(alias.Start, alias.End, $"The alias '*{alias.Value}' has no anchor before it.");
            case NodeEvent start when depth == DeepestNesting:
                throw new YamlException(start.Start, start.End, $"It is nested deeper than {DeepestNesting} levels.");
            case NodeEvent start:
                var kind = start is MappingStart ? YamlKind.Mapping : YamlKind.Sequence;
                _entries.Add(new YamlEntry(kind, (int)start.Start.Index, 0, Value: null, Next: 0));
                while (Next() is { } inner and not (MappingEnd or SequenceEnd))
                {
                    Read(inner, depth + 1);
                }

                _entries[index] = _entries[index] with { Next = _entries.Count };
                break;
        }

        // An anchor is known only once its node is complete: a node cannot contain itself.
        if (current is NodeEvent { Anchor: { IsEmpty: false } anchor })
        {
            _anchors[anchor] = index;
        }
    }

    private YamlEntry EntryOf(Scalar scalar)
    {
        var length = Math.Max(0, (int)(scalar.End.Index - scalar.Start.Index));
        var kind = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any ? YamlKind.Plain : YamlKind.Quoted;

        // YAML 1.1 had it, 1.2 has not, and NSwag and Kiota read it as the name of a member.
        if (scalar is { IsKey: true, Value: "<<" } && kind == YamlKind.Plain)
        {
            throw new YamlException(scalar.Start, scalar.End, "A merge key '<<' is not read, by other tools neither: write out what it stands for, or use '$ref'.");
        }

        // Where nothing is folded, escaped or tagged, the text itself has the value.
        var isVerbatim = length == scalar.Value.Length + (kind == YamlKind.Plain ? 0 : 2)
            && scalar.Start.Line == scalar.End.Line
            && scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)
            && scalar.Tag.IsEmpty
            && scalar.Anchor.IsEmpty;
        return new YamlEntry(kind, (int)scalar.Start.Index, length, isVerbatim ? null : scalar.Value, _entries.Count + 1);
    }
}
