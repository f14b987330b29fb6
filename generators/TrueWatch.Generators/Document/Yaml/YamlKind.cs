namespace TrueWatch.Generators.Document.Yaml;

/// <summary>What a node is.</summary>
internal enum YamlKind : byte
{
    /// <summary>A scalar without quotes, which may be a text, a number, a boolean or null.</summary>
    Plain,

    /// <summary>A scalar in quotes or a block of text, which is a text.</summary>
    Quoted,

    Mapping,
    Sequence,

    /// <summary>A node that is elsewhere in the document.</summary>
    Alias,
}
