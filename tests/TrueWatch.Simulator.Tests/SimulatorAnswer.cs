using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrueWatch.Simulator.Tests;

/// <summary>A response as it came over the wire, not decompressed.</summary>
internal sealed record SimulatorAnswer(
    int StatusCode,
    HttpResponseHeaders Headers,
    HttpContentHeaders ContentHeaders,
    byte[] Body)
{
    /// <summary>JSON as the simulator writes it.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? TaskId => (string?)Json["content"]?["taskId"];

    public string? TaskStatus => (string?)Json["content"]?["status"];

    public string ErrorCode => (string)Json["errorCode"]!;

    public string Message => (string)Json["message"]!;

    /// <summary>The error code, and that all else is as documented for an error.</summary>
    public string RequireError(int statusCode)
    {
        Assert.Equal(statusCode, StatusCode);
        Assert.Equal(statusCode, (int)Json["code"]!);
        Assert.Equal("{}", Json["content"]!.ToJsonString());
        Assert.False((bool)Json["success"]!);
        Assert.NotEmpty(Message);
        return ErrorCode;
    }
}
