using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace TrueWatch.Benchmarks.Calls.OnKiota;

/// <summary>An error, as Kiota generates them.</summary>
internal sealed class StatusError : ApiException, IParsable
{
    public string? ErrorCode { get; set; }

    public static StatusError CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "errorCode", node => ErrorCode = node.GetStringValue() },
    };

    public void Serialize(ISerializationWriter writer) => writer.WriteStringValue("errorCode", ErrorCode);
}
