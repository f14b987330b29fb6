using System.Text.Json.Serialization;

namespace TrueWatch.Polling;

/// <summary>Reads and writes resume tokens as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ResumeTokenData))]
internal sealed partial class ResumeTokenContext : JsonSerializerContext;
