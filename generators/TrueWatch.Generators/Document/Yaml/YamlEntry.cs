namespace TrueWatch.Generators.Document.Yaml;

/// <summary>
/// A node as the reader leaves it behind: where it is. Of hundreds of thousands few are ever looked at, so that only
/// those become <see cref="YamlNode"/>s.
/// </summary>
internal struct YamlEntry(YamlKind kind, int start, int length, string? value)
{
    public YamlKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int Length { get; } = length;

    /// <summary>The value of a scalar; null where the text at its place says it, quotes apart.</summary>
    public string? Value { get; } = value;

    /// <summary>The entry behind the node and all that is in it; of an alias, the node that it stands for.</summary>
    public int Next { get; set; }

    public readonly bool IsScalar => Kind <= YamlKind.Quoted;

    public readonly int Quotes => Kind == YamlKind.Quoted ? 1 : 0;
}
