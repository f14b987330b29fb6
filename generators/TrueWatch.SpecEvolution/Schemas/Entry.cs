namespace TrueWatch.SpecEvolution.Schemas;

/// <summary>A named part of a document, such as a response or a property, and its key, where messages point to.</summary>
internal sealed record Entry(YamlScalar Key, YamlNode Value)
{
    public string Name => Key.Value;

    /// <summary>The value of what can only be a mapping.</summary>
    public YamlMapping Node => (YamlMapping)Value;
}
