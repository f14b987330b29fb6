using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <inheritdoc/>
internal sealed class AnswerType<T> : AnswerType
    where T : Envelope
{
    private static AnswerType<T>? _instance;
    private readonly JsonTypeInfo<T> _info;
    private readonly JsonTypeInfo<T> _strict;

    private AnswerType(JsonTypeInfo<T> info)
        : base(info)
    {
        var strict = new JsonSerializerOptions(info.Options) { AllowDuplicateProperties = false };
        _info = info;
        _strict = (JsonTypeInfo<T>)strict.GetTypeInfo(typeof(T));
    }

    public static AnswerType<T> Of(JsonTypeInfo<T> info) => _instance ??= new(info);

    public override Envelope? Deserialize(ReadOnlyMemory<byte> json) => TolerantJson.Deserialize(json, _info, _strict);
}
