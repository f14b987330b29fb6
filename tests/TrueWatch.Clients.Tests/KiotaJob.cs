using Microsoft.Kiota.Abstractions.Serialization;

namespace TrueWatch.Clients.Tests;

/// <summary>A job, as Kiota generates it.</summary>
internal sealed class KiotaJob : IParsable
{
    public string? State { get; set; }

    public static KiotaJob CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "state", node => State = node.GetStringValue() },
    };

    public void Serialize(ISerializationWriter writer) => writer.WriteStringValue("state", State);
}
