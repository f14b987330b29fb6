using System.IO.Compression;

namespace TrueWatch.Generated;

/// <summary>
/// Reads a body and decompresses it by its Content-Encoding, up to a size. A handler that decompresses itself has
/// removed that header, so that clients with and without such a handler take the same way.
/// </summary>
internal static class ContentDecoder
{
    // RFC 9110, section 8.4, sets no bound; each costs memory before the first byte of the body is read.
    private const int MostEncodings = 4;

    // RFC 1950, section 2.2.
    private const int PresetDictionary = 0x20;

    /// <summary>What the client asks for.</summary>
#if NET
    public const string AcceptedEncodings = "gzip, deflate, br";
#else
    public const string AcceptedEncodings = "gzip, deflate";
#endif

    /// <exception cref="InvalidDataException">The body is damaged, or compressed in a way that was not asked for.</exception>
    public static async ValueTask<AnswerBody> ReadAsync(HttpContent content, int maximumSize, CancellationToken cancellationToken)
    {
        // Not every content hears of a cancellation.
        var opening = content.ReadAsStreamAsync(cancellationToken);
        using var stream = await (opening.IsCompleted ? opening : opening.WaitAsync(cancellationToken)).ConfigureAwait(false);
        var body = await AnswerBody
            .ReadAsync(stream, maximumSize, content.Headers.ContentLength, cancellationToken)
            .ConfigureAwait(false);
        return content.Headers.Contains("Content-Encoding")
            ? await DecodeAsync(body, content.Headers.ContentEncoding, maximumSize, cancellationToken).ConfigureAwait(false)
            : body;
    }

    private static async ValueTask<AnswerBody> DecodeAsync(
        AnswerBody body, ICollection<string> encodings, int maximumSize, CancellationToken cancellationToken)
    {
        if (encodings.Count > MostEncodings)
        {
            body.Dispose();
            throw new InvalidDataException($"It has {encodings.Count} content encodings; at most {MostEncodings} are supported.");
        }

        // The encodings are listed in the order in which they were applied.
        foreach (var encoding in encodings.Reverse())
        {
            body = body.Bytes.IsEmpty || body.IsTooLarge
                ? body
                : await DecodeOneAsync(body, encoding, maximumSize, cancellationToken).ConfigureAwait(false);
        }

        return body;
    }

    private static async ValueTask<AnswerBody> DecodeOneAsync(
        AnswerBody body, string encoding, int maximumSize, CancellationToken cancellationToken)
    {
        if (encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }

        using (body)
        {
            using var decoder = CreateDecoder(body, encoding);
            try
            {
                return await AnswerBody
                    .ReadAsync(decoder, maximumSize, body.Bytes.Length * 4L, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is InvalidOperationException or IOException)
            {
                // What the streams throw for data that is damaged in other ways: they read from memory.
                throw new InvalidDataException(exception.Message, exception);
            }
        }
    }

    private static Stream CreateDecoder(AnswerBody body, string encoding)
    {
        var hasZLibHeader = HasZLibHeader(body.Bytes.Span);
        if (hasZLibHeader && (body.Bytes.Span[1] & PresetDictionary) != 0 && encoding.Equals("deflate", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("It was compressed with a dictionary that the client does not have.");
        }

        return encoding.ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(body.Open(), CompressionMode.Decompress),
            // "deflate" means zlib by RFC 9110, but some servers leave the zlib header out.
#if NET
            "BR" => new BrotliStream(body.Open(), CompressionMode.Decompress),
            "DEFLATE" when hasZLibHeader => new ZLibStream(body.Open(), CompressionMode.Decompress),
#else
            // What follows the data, a checksum, is not looked at.
            "DEFLATE" when hasZLibHeader => new DeflateStream(AfterHeader(body.Open()), CompressionMode.Decompress),
#endif
            "DEFLATE" => new DeflateStream(body.Open(), CompressionMode.Decompress),
            _ => throw new InvalidDataException($"The content encoding '{encoding}' is not supported."),
        };
    }

    // RFC 1950: the method in the low four bits is 8, and the first two bytes are a multiple of 31.
    private static bool HasZLibHeader(ReadOnlySpan<byte> body) =>
        body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

#if !NET
    private static MemoryStream AfterHeader(MemoryStream body)
    {
        body.Position = 2;
        return body;
    }
#endif
}
