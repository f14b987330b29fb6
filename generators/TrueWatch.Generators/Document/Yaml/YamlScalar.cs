namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A text, number, boolean or null.</summary>
internal sealed class YamlScalar(YamlEntries entries, int index) : YamlNode(entries, index)
{
    public string Value => field ??= Source.Value(Index);

    /// <summary>Whether it stands without quotes, so that it may be something else than a text.</summary>
    public bool IsPlain => Source.Kind(Index) == YamlKind.Plain;

    /// <summary>Whether it is null (YAML 1.2, 10.2.1.1).</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Where a part of the value is.</summary>
    public SourceSpan SpanOf(int offset, int length) => Source.Span(Index, offset, length);

    public override string Kind => $"'{Value}'";
}
