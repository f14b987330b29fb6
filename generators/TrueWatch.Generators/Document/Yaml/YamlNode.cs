namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A node of a document, with its place.</summary>
internal abstract class YamlNode(YamlEntries entries, int index)
{
    /// <summary>Where the node begins and ends; a collection's span is where it begins.</summary>
    public SourceSpan Span => Source.Span(Index);

    /// <summary>What a message calls the node.</summary>
    public abstract string Kind { get; }

    protected YamlEntries Source { get; } = entries;

    protected int Index { get; } = index;
}
