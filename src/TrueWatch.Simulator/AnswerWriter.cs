using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TrueWatch.Simulator;

/// <summary>Writes an answer to the wire, compressed when the request accepts that.</summary>
internal static class AnswerWriter
{
    private const string Gzip = "gzip";

    public static async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (answer.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = HttpMethods.Get;
        }

        var body = answer.Body;
        if (AcceptsGzip(context.Request))
        {
            response.Headers.ContentEncoding = Gzip;
            body = Compress(body);
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    // Not the framework's response compression: it takes "*, gzip;q=0" for a yes, while RFC 9110, 12.5.3, lets the
    // wildcard speak only for the encodings that are not listed.
    private static bool AcceptsGzip(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
        {
            return false;
        }

        var gzip = Find(accepted, Gzip) ?? Find(accepted, "*");
        return gzip is not null && gzip.Quality is not 0;
    }

    private static StringWithQualityHeaderValue? Find(IEnumerable<StringWithQualityHeaderValue> accepted, string encoding)
        => accepted.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));

    private static byte[] Compress(ReadOnlyMemory<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return compressed.ToArray();
    }
}
