using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>A response of which everything is given. It is sent as it is, never compressed.</summary>
internal sealed class RawAnswer(
    int statusCode,
    string? contentType,
    ReadOnlyMemory<byte> body,
    IReadOnlyList<KeyValuePair<string, string>> headers) : Reply
{
    public override int? StatusCode => statusCode;

    public override async Task SendAsync(HttpContext context, RequestPresence presence)
    {
        var response = context.Response;
        response.StatusCode = statusCode;
        response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            response.Headers.Append(name, value);
        }

        if (!body.IsEmpty)
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
