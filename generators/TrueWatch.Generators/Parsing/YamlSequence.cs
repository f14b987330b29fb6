using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>A list.</summary>
internal sealed class YamlSequence : YamlNode
{
    public YamlSequence(SourceSpan span)
        : base(span)
    {
    }

    public List<YamlNode> Items { get; } = [];

    public override string Kind => "a list";
}
