namespace TrueWatch.Generators.Document.Yaml;

/// <summary>
/// A node as the reader leaves it behind: where it is. Of hundreds of thousands few are ever looked at, so that only those
/// become <see cref="YamlNode"/>s. A scalar has a value where the text at its place does not say it, quotes apart. Next is
/// the entry behind the node and all that is in it; of an alias, the node that it stands for.
/// </summary>
internal readonly record struct YamlEntry(YamlKind Kind, int Start, int Length, string? Value, int Next)
{
    public bool IsScalar => Kind <= YamlKind.Quoted;

    public int Quotes => Kind == YamlKind.Quoted ? 1 : 0;
}
