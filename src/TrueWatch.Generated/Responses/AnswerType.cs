using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>What is known of the type of an answer, found out once for all answers. Immutable and thread-safe.</summary>
internal sealed class AnswerType<T>
    where T : class
{
    private static AnswerType<T>? _instance;

    private AnswerType(JsonTypeInfo<T> info)
    {
        var strict = new JsonSerializerOptions(info.Options) { AllowDuplicateProperties = false };
        Info = info;
        Strict = (JsonTypeInfo<T>)strict.GetTypeInfo(typeof(T));
        Texts = new TextMembers(info);
    }

    public JsonTypeInfo<T> Info { get; }

    /// <summary>Refuses JSON that has any member twice: the serializer can tell that by the way.</summary>
    public JsonTypeInfo<T> Strict { get; }

    public TextMembers Texts { get; }

    public static AnswerType<T> Of(JsonTypeInfo<T> info) => _instance ??= new(info);
}
