using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A document that was read: nodes come into being as they are asked for, each of them once.</summary>
internal sealed class YamlDocument(SourceText text, string characters, YamlEntry[] entries)
{
    private readonly Dictionary<int, YamlNode> _nodes = [];

    public YamlNode Root => Node(0);

    /// <summary>The node at an entry; that of an alias is the node that it stands for.</summary>
    public YamlNode Node(int index)
    {
        index = Resolve(index);
        if (!_nodes.TryGetValue(index, out var node))
        {
            node = entries[index].Kind switch
            {
                YamlKind.Mapping => new YamlMapping(this, index),
                YamlKind.Sequence => new YamlSequence(this, index),
                _ => new YamlScalar(this, index),
            };
            _nodes.Add(index, node);
        }

        return node;
    }

    public YamlKind Kind(int index) => entries[Resolve(index)].Kind;

    /// <summary>The entry behind a node and all that is in it.</summary>
    public int Next(int index) => entries[index].Kind == YamlKind.Alias ? index + 1 : entries[index].Next;

    /// <summary>The value of a scalar.</summary>
    public string Value(int index)
    {
        ref readonly var entry = ref entries[Resolve(index)];
        if (entry.Value is { } value)
        {
            return value;
        }

        var quotes = entry.Kind == YamlKind.Quoted ? 1 : 0;
        return characters.Substring(entry.Start + quotes, entry.Length - (2 * quotes));
    }

    /// <summary>Whether a scalar has that value. Other than <see cref="Value"/>, it copies nothing.</summary>
    public bool HasValue(int index, string value)
    {
        ref readonly var entry = ref entries[Resolve(index)];
        if (entry.Kind > YamlKind.Quoted)
        {
            return false;
        }

        if (entry.Value is { } known)
        {
            return known == value;
        }

        var quotes = entry.Kind == YamlKind.Quoted ? 1 : 0;
        return entry.Length - (2 * quotes) == value.Length
            && string.CompareOrdinal(characters, entry.Start + quotes, value, 0, value.Length) == 0;
    }

    /// <summary>Where a node is; a collection's span is where it begins.</summary>
    public SourceSpan Span(int index)
    {
        ref readonly var entry = ref entries[Resolve(index)];
        return SourceSpan.Of(text, entry.Start, entry.Kind <= YamlKind.Quoted ? entry.Length : 0);
    }

    /// <summary>A part of a scalar's value; the whole of it where its text goes over several lines.</summary>
    public SourceSpan Span(int index, int offset, int length)
    {
        ref readonly var entry = ref entries[Resolve(index)];
        if (entry.Value is null)
        {
            return SourceSpan.Of(text, entry.Start + offset + (entry.Kind == YamlKind.Quoted ? 1 : 0), length);
        }

        if (EscapedText.Places(characters.Substring(entry.Start, entry.Length), entry.Value) is not { } places)
        {
            return Span(index);
        }

        var start = places[offset];
        return SourceSpan.Of(text, entry.Start + start, places[offset + length] - start);
    }

    private int Resolve(int index) => entries[index].Kind == YamlKind.Alias ? entries[index].Next : index;
}
