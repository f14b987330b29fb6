using System.IO.Compression;
using System.Text;
using static TrueWatch.Generated.TrueWatchErrorKind;

namespace TrueWatch.Generated.Tests;

/// <summary>Bodies that are compressed, rightly or wrongly. Where one cannot be read, the status alone counts.</summary>
internal static class EncodedAnswers
{
    private const string Damaged = "The body cannot be decompressed";

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(Json.Documented);
    private static readonly byte[] Zip = Gzip(Plain);

    /// <summary>Not every build can read Brotli: one that cannot does not ask for it.</summary>
    private static readonly bool ReadsBrotli = ContentDecoder.AcceptedEncodings.Contains("br", StringComparison.Ordinal);

    public static IReadOnlyList<AnswerCase> All { get; } =
    [
        new("gzip", 200, Zip, null) { Encodings = "gzip" },
        new("gzip in capitals", 200, Zip, null) { Encodings = "GZIP" },
        new("gzip by its old name", 200, Zip, null) { Encodings = "x-gzip" },
        new("gzip twice", 200, Gzip(Zip), null) { Encodings = "gzip, gzip" },
        new("gzip four times", 200, Gzip(Gzip(Gzip(Zip))), null) { Encodings = "gzip, gzip, gzip, gzip" },
        new("gzip five times", 200, Gzip(Gzip(Gzip(Gzip(Zip)))), NotUnderstood) { Encodings = "gzip, gzip, gzip, gzip, gzip", RawBody = "", Says = [Damaged, "5 content encodings"] },
        new("gzip and then deflate", 200, ZLib(Zip), null) { Encodings = "gzip, deflate" },
        new("gzip and identity", 200, Zip, null) { Encodings = "identity, gzip" },
        new("gzip in two parts", 200, [.. Gzip(Plain[..50]), .. Gzip(Plain[50..])], null) { Encodings = "gzip" },
        new("deflate with the header of zlib", 200, ZLib(Plain), null) { Encodings = "deflate" },
        new("deflate without the header of zlib", 200, Deflate(Plain), null) { Encodings = "deflate" },
        new("identity", 200, Plain, null) { Encodings = "identity" },
        new("Brotli", 200, Brotli(Plain), ReadsBrotli ? null : NotUnderstood) { Encodings = "br", RawBody = "", Says = [Damaged, "'br'"] },
        new("a byte order mark within gzip", 200, Gzip([0xEF, 0xBB, 0xBF, .. Plain]), null) { Encodings = "gzip" },
        new("an error within gzip", 403, Gzip(Encoding.UTF8.GetBytes(Json.Failure("403", "ft.InvalidAPIKey"))), Unauthorized) { Encodings = "gzip", ErrorCode = "ft.InvalidAPIKey", TraceId = "TRACE-XXXX", RawBody = Json.Failure("403", "ft.InvalidAPIKey") },
        new("a rate limit within gzip", 401, Gzip(Encoding.UTF8.GetBytes(Json.Failure("401", "ft.TriggerApiAkCurrentLimiting"))), RateLimited) { Encodings = "gzip", ErrorCode = "ft.TriggerApiAkCurrentLimiting", TraceId = "TRACE-XXXX" },
        new("nothing within gzip", 200, Gzip([]), NotUnderstood) { Encodings = "gzip", RawBody = "", Says = ["The body is empty."] },
        new("nothing that is said to be gzip", 200, [], NotUnderstood) { Encodings = "gzip", RawBody = "", Says = ["The body is empty."] },

        new("gzip that does not say so", 200, Zip, NotUnderstood) { Says = ["not the documented JSON object"] },
        new("JSON that is said to be gzip", 200, Plain, NotUnderstood) { Encodings = "gzip", RawBody = "", Says = [Damaged] },
        new("JSON that is said to be deflate", 200, Plain, NotUnderstood) { Encodings = "deflate", RawBody = "" },
        new("JSON that is said to be Brotli", 200, Plain, NotUnderstood) { Encodings = "br", RawBody = "", Says = [Damaged] },
        new("gzip within gzip that says it once", 200, Gzip(Zip), NotUnderstood) { Encodings = "gzip", Says = ["not the documented JSON object"] },
        new("gzip that says it twice", 200, Zip, NotUnderstood) { Encodings = "gzip, gzip", RawBody = "", Says = [Damaged] },
        new("gzip that ends early", 200, Zip[..(Zip.Length / 2)], NotUnderstood) { Encodings = "gzip" },
        new("the first half of the header of gzip", 200, Zip[..5], NotUnderstood) { Encodings = "gzip" },
        new("gzip with a damaged checksum", 200, [.. Zip[..^8], 1, 2, 3, 4, .. Zip[^4..]], NotUnderstood) { Encodings = "gzip", RawBody = "", Says = [Damaged] },
        new("zlib with a preset dictionary", 200, [0x78, 0xBB, 1, 2, 3, 4, .. Deflate(Plain)], NotUnderstood) { Encodings = "deflate", RawBody = "", Says = [Damaged, "dictionary"] },
        new("zlib of another method", 200, [0x79, 0x9C, .. Deflate(Plain)], NotUnderstood) { Encodings = "deflate", RawBody = "" },
        new("deflate that ends early", 200, ZLib(Plain)[..50], NotUnderstood) { Encodings = "deflate" },
        new("an encoding that was not asked for", 200, [1, 2, 3], NotUnderstood) { Encodings = "zstd", RawBody = "", Says = ["'zstd'"] },
        new("an encoding with a line of its own", 200, [1, 2, 3], NotUnderstood) { Encodings = "compress", RawBody = "", Says = ["'compress'"] },
        new("a damaged body with 403", 403, [1, 2, 3], Unauthorized) { Encodings = "gzip", RawBody = "", Says = [Damaged, "not from the service"] },
        new("a damaged body with 404", 404, [1, 2, 3], BadRequest) { Encodings = "gzip", RawBody = "", Says = [Damaged] },
        new("a damaged body with 429 and a time", 429, [1, 2, 3], RateLimited) { Encodings = "gzip", RawBody = "", RetryAfter = "9", Seconds = 9, Says = [Damaged] },
        new("a damaged body with 502", 502, [1, 2, 3], ServerFault) { Encodings = "gzip", RawBody = "", Says = [Damaged] },
        new("a damaged body with a redirect", 302, [1, 2, 3], Redirected) { Encodings = "gzip", RawBody = "", Location = "https://elsewhere.example/", RedirectHost = "https://elsewhere.example", Says = ["redirects to https://elsewhere.example."] },
    ];

    private static byte[] Gzip(byte[] data) => Compress(data, target => new GZipStream(target, CompressionLevel.Optimal));

    private static byte[] ZLib(byte[] data) => Compress(data, target => new ZLibStream(target, CompressionLevel.Optimal));

    private static byte[] Deflate(byte[] data) => Compress(data, target => new DeflateStream(target, CompressionLevel.Optimal));

    private static byte[] Brotli(byte[] data) => Compress(data, target => new BrotliStream(target, CompressionLevel.Optimal));

    private static byte[] Compress(byte[] data, Func<Stream, Stream> wrap)
    {
        using var target = new MemoryStream();
        using (var stream = wrap(target))
        {
            stream.Write(data);
            stream.Flush();
        }

        return target.ToArray();
    }
}
