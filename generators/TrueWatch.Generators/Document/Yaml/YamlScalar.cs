namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A text, number, boolean or null.</summary>
internal sealed class YamlScalar(YamlDocument document, int index) : YamlNode(document, index)
{
    private string? _value;

    public string Value => _value ??= Document.Value(Index);

    /// <summary>Whether it stands without quotes, so that it may be something else than a text.</summary>
    public bool IsPlain => Document.Kind(Index) == YamlKind.Plain;

    /// <summary>Whether it is null (YAML 1.2, 10.2.1.1).</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Where a part of the value is.</summary>
    public SourceSpan SpanOf(int offset, int length) => Document.Span(Index, offset, length);

    public override string Kind => $"'{Value}'";
}
