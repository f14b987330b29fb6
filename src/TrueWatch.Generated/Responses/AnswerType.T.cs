using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <inheritdoc/>
internal sealed class AnswerType<T> : AnswerType
    where T : Envelope
{
    private static AnswerType<T>? _instance;

    private AnswerType(JsonTypeInfo<T> info)
        : base(info)
    {
        var strict = new JsonSerializerOptions(info.Options) { AllowDuplicateProperties = false };
        Info = info;
        Strict = (JsonTypeInfo<T>)strict.GetTypeInfo(typeof(T));
    }

    public JsonTypeInfo<T> Info { get; }

    /// <summary>Refuses JSON that has any member twice: the serializer can tell that by the way.</summary>
    public JsonTypeInfo<T> Strict { get; }

    public static AnswerType<T> Of(JsonTypeInfo<T> info) => _instance ??= new(info);

    public override Envelope? Deserialize(ReadOnlyMemory<byte> json) => TolerantJson.Deserialize(json, this);
}
