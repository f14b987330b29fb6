using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>A response in the service's envelope, compressed when the request accepts that.</summary>
internal sealed class ApiAnswer : Reply
{
    // That of the documented response.
    private const string TraceId = "TRACE-XXXX";

    private readonly int _statusCode;
    private readonly ReadOnlyMemory<byte> _body;

    private ApiAnswer(int statusCode, string errorCode, string message, string contentJson)
    {
        _statusCode = statusCode;
        ErrorCode = errorCode;
        _body = Write(statusCode, errorCode, message, contentJson);
    }

    public override int? StatusCode => _statusCode;

    public override string ErrorCode { get; }

    public static ApiAnswer Success(string contentJson) => new(200, errorCode: "", message: "", contentJson);

    /// <summary>A task was started.</summary>
    public static ApiAnswer TaskStarted(string taskId) => Success($$"""{"taskId":"{{taskId}}"}""");

    public static ApiAnswer Error(int statusCode, string errorCode, string message)
        => new(statusCode, errorCode, message, contentJson: "{}");

    public override async Task SendAsync(HttpContext context, RequestPresence presence)
    {
        var response = context.Response;
        response.StatusCode = _statusCode;
        response.ContentType = "application/json; charset=utf-8";
        var body = BodyEncoding.Encode(context, _body);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The same, with a <c>Retry-After</c> in whole seconds, as RFC 9110 has it.</summary>
    public Reply WithRetryAfter(TimeSpan? retryAfter) => retryAfter is { } time
        ? new AnswerWithHeader(
            this, "Retry-After", Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture))
        : this;

    private static byte[] Write(int statusCode, string errorCode, string message, string contentJson)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            // The order of the documented response.
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
