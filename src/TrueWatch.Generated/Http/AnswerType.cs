using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>What is known of the type of a response, found out once for all responses. Immutable and thread-safe.</summary>
internal abstract class AnswerType(JsonTypeInfo info)
{
    public TextMembers Texts { get; } = new(info);

    /// <inheritdoc cref="TolerantJson.Deserialize"/>
    public abstract Envelope? Deserialize(ReadOnlyMemory<byte> json);
}
