using Microsoft.Kiota.Abstractions.Serialization;

namespace TrueWatch.Benchmarks.Calls.OnKiota;

/// <summary>The content of the answer, as Kiota generates them.</summary>
internal sealed class StatusTask : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Action { get; set; }

    public string? ErrorCode { get; set; }

    public StatusImport? ImportInfo { get; set; }

    public string? Message { get; set; }

    public UntypedNode? NameList { get; set; }

    public string? Status { get; set; }

    public static StatusTask CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "action", node => Action = node.GetStringValue() },
        { "errorCode", node => ErrorCode = node.GetStringValue() },
        { "import_info", node => ImportInfo = node.GetObjectValue(StatusImport.CreateFromDiscriminatorValue) },
        { "message", node => Message = node.GetStringValue() },
        { "name_list", node => NameList = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue) },
        { "status", node => Status = node.GetStringValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("action", Action);
        writer.WriteStringValue("errorCode", ErrorCode);
        writer.WriteObjectValue("import_info", ImportInfo);
        writer.WriteStringValue("message", Message);
        writer.WriteObjectValue("name_list", NameList);
        writer.WriteStringValue("status", Status);
        writer.WriteAdditionalData(AdditionalData);
    }
}
