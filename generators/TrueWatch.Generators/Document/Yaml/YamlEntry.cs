namespace TrueWatch.Generators.Document.Yaml;

/// <summary>
/// A node as the reader leaves it behind: where it is. Of hundreds of thousands few are ever looked at, so that only
/// those become <see cref="YamlNode"/>s.
/// </summary>
internal struct YamlEntry
{
    public YamlEntry(YamlKind kind, int start, int length, string? value)
    {
        Kind = kind;
        Start = start;
        Length = length;
        Value = value;
        Next = 0;
    }

    public YamlKind Kind { get; }

    public int Start { get; }

    public int Length { get; }

    /// <summary>The value of a scalar; null where the text at its place says it, quotes apart.</summary>
    public string? Value { get; }

    /// <summary>The entry behind the node and all that is in it; of an alias, the node that it stands for.</summary>
    public int Next { get; set; }
}
