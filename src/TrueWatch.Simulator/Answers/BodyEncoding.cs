using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TrueWatch.Simulator;

/// <summary>Compresses a body when the request accepts that.</summary>
internal static class BodyEncoding
{
    private const string Gzip = "gzip";

    /// <summary>The body as it is to be sent; the headers of the response say how it is encoded.</summary>
    public static ReadOnlyMemory<byte> Encode(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!AcceptsGzip(context.Request))
        {
            return body;
        }

        context.Response.Headers.ContentEncoding = Gzip;
        return Compress(body);
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
