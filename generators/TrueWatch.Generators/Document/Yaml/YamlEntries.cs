using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Document.Yaml;

/// <summary>What was read of a document: an entry for each node, behind it the entries of what is in the node.</summary>
internal sealed class YamlEntries(SourceText text, string characters, List<YamlEntry> entries)
{
    /// <summary>The place of the entry itself; of an alias, that of the node that it stands for.</summary>
    public int Resolve(int index) => entries[index].Kind == YamlKind.Alias ? entries[index].Next : index;

    public YamlKind Kind(int index) => entries[Resolve(index)].Kind;

    public bool IsScalar(int index) => entries[Resolve(index)].IsScalar;

    /// <summary>The entry behind a node and all that is in it.</summary>
    public int Next(int index) => entries[index].Kind == YamlKind.Alias ? index + 1 : entries[index].Next;

    /// <summary>The entries of what is directly in a collection.</summary>
    public IEnumerable<int> Items(int index)
    {
        for (var item = index + 1; item < entries[index].Next; item = Next(item))
        {
            yield return item;
        }
    }

    public string Value(int index)
    {
        var entry = entries[Resolve(index)];
        return entry.Value ?? characters.Substring(entry.Start + entry.Quotes, entry.Length - (2 * entry.Quotes));
    }

    /// <summary>Whether it is a scalar of that value. Other than <see cref="Value"/>, it copies nothing.</summary>
    public bool HasValue(int index, string value)
    {
        var entry = entries[Resolve(index)];
        return entry.IsScalar && (entry.Value is { } known
            ? known == value
            : entry.Length - (2 * entry.Quotes) == value.Length
                && string.CompareOrdinal(characters, entry.Start + entry.Quotes, value, 0, value.Length) == 0);
    }

    /// <summary>Where a node is; a collection's span is where it begins.</summary>
    public SourceSpan Span(int index)
    {
        var entry = entries[Resolve(index)];
        return SourceSpan.Of(text, entry.Start, entry.IsScalar ? entry.Length : 0);
    }

    /// <summary>A part of a scalar's value; the whole of it where its text goes over several lines.</summary>
    public SourceSpan Span(int index, int offset, int length)
    {
        var entry = entries[Resolve(index)];
        if (entry.Value is null)
        {
            return SourceSpan.Of(text, entry.Start + entry.Quotes + offset, length);
        }

        return EscapedText.Places(characters.Substring(entry.Start, entry.Length), entry.Value) is { } places
            ? SourceSpan.Of(text, entry.Start + places[offset], places[offset + length] - places[offset])
            : Span(index);
    }
}
