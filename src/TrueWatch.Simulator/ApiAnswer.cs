using System.Text.Json;

namespace TrueWatch.Simulator;

/// <summary>An answer in the service's envelope.</summary>
internal sealed class ApiAnswer
{
    // That of the documented answer.
    private const string TraceId = "TRACE-XXXX";

    private ApiAnswer(int statusCode, string errorCode, string message, string contentJson)
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
        Body = Write(statusCode, errorCode, message, contentJson);
    }

    public int StatusCode { get; }

    public string ErrorCode { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public static ApiAnswer Success(string contentJson) => new(200, errorCode: "", message: "", contentJson);

    public static ApiAnswer Error(int statusCode, string errorCode, string message)
        => new(statusCode, errorCode, message, contentJson: "{}");

    private static byte[] Write(int statusCode, string errorCode, string message, string contentJson)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            // The order of the documented answer.
            writer.WriteStartObject();
            writer.WriteNumber("code"u8, statusCode);
            writer.WritePropertyName("content"u8);
            writer.WriteRawValue(contentJson);
            writer.WriteString("errorCode"u8, errorCode);
            writer.WriteString("message"u8, message);
            writer.WriteBoolean("success"u8, errorCode.Length == 0);
            writer.WriteString("traceId"u8, TraceId);
            writer.WriteEndObject();
        }

        return body.ToArray();
    }
}
