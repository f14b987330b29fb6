using Microsoft.Kiota.Abstractions.Serialization;

namespace TrueWatch.Benchmarks.Calls.OnKiota;

/// <summary>The statistics, as Kiota generates them.</summary>
internal sealed class StatusImport : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public UntypedNode? ExportFailedInfo { get; set; }

    public long? FailCount { get; set; }

    public long? SuccessCount { get; set; }

    public static StatusImport CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "exportFailedInfo", node => ExportFailedInfo = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue) },
        { "failCount", node => FailCount = node.GetLongValue() },
        { "successCount", node => SuccessCount = node.GetLongValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteObjectValue("exportFailedInfo", ExportFailedInfo);
        writer.WriteLongValue("failCount", FailCount);
        writer.WriteLongValue("successCount", SuccessCount);
        writer.WriteAdditionalData(AdditionalData);
    }
}
