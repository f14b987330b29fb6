using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>A text, number, boolean or null.</summary>
internal sealed class YamlScalar : YamlNode
{
    public YamlScalar(string value, SourceSpan span)
        : base(span) => Value = value;

    public string Value { get; }

    public override string Kind => $"'{Value}'";
}
