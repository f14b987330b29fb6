using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>A node of a document, with its place.</summary>
internal abstract class YamlNode
{
    protected YamlNode(SourceSpan span) => Span = span;

    /// <summary>Where the node begins and ends; a collection's span is where it begins.</summary>
    public SourceSpan Span { get; }

    /// <summary>What a message calls the node.</summary>
    public abstract string Kind { get; }
}
