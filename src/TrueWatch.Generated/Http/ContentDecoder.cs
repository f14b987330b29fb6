using System.IO.Compression;

namespace TrueWatch.Generated;

/// <summary>
/// Reads a body and decompresses it by its Content-Encoding. A handler that decompresses itself has removed that
/// header, so that clients with and without such a handler take the same way.
/// </summary>
internal static class ContentDecoder
{
    /// <exception cref="InvalidDataException">The body is damaged, or compressed in a way that was not asked for.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);

        // The encodings are listed in the order in which they were applied.
        foreach (var encoding in content.Headers.ContentEncoding.Reverse())
        {
            body = body.Length == 0 ? body : Decode(body, encoding);
        }

        return body;
    }

    private static byte[] Decode(byte[] body, string encoding)
    {
        using var compressed = new MemoryStream(body, writable: false);
        using Stream? decoder = encoding.ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(compressed, CompressionMode.Decompress),
            "BR" => new BrotliStream(compressed, CompressionMode.Decompress),
            // "deflate" means zlib by RFC 9110, but some servers leave the zlib header out.
            "DEFLATE" when HasZLibHeader(body) => new ZLibStream(compressed, CompressionMode.Decompress),
            "DEFLATE" => new DeflateStream(compressed, CompressionMode.Decompress),
            "IDENTITY" => null,
            _ => throw new InvalidDataException($"The content encoding '{encoding}' was not asked for and is not known."),
        };
        if (decoder is null)
        {
            return body;
        }

        using var plain = new MemoryStream();
        try
        {
            decoder.CopyTo(plain);
        }
        catch (InvalidOperationException exception)
        {
            // What BrotliStream throws for damaged data.
            throw new InvalidDataException(exception.Message, exception);
        }

        return plain.ToArray();
    }

    // RFC 1950: the method in the low four bits is 8, and the first two bytes are a multiple of 31.
    private static bool HasZLibHeader(byte[] body) =>
        body is [var method, var flags, ..] && (method & 0x0F) == 8 && ((method << 8) | flags) % 31 == 0;
}
