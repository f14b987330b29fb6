using Microsoft.Kiota.Abstractions.Serialization;

namespace TrueWatch.Benchmarks.Calls.OnKiota;

/// <summary>The answer, as Kiota generates them.</summary>
internal sealed class StatusAnswer : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public int? Code { get; set; }

    public StatusTask? Content { get; set; }

    public string? ErrorCode { get; set; }

    public string? Message { get; set; }

    public bool? Success { get; set; }

    public string? TraceId { get; set; }

    public static StatusAnswer CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "code", node => Code = node.GetIntValue() },
        { "content", node => Content = node.GetObjectValue(StatusTask.CreateFromDiscriminatorValue) },
        { "errorCode", node => ErrorCode = node.GetStringValue() },
        { "message", node => Message = node.GetStringValue() },
        { "success", node => Success = node.GetBoolValue() },
        { "traceId", node => TraceId = node.GetStringValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteIntValue("code", Code);
        writer.WriteObjectValue("content", Content);
        writer.WriteStringValue("errorCode", ErrorCode);
        writer.WriteStringValue("message", Message);
        writer.WriteBoolValue("success", Success);
        writer.WriteStringValue("traceId", TraceId);
        writer.WriteAdditionalData(AdditionalData);
    }
}
