using System.IO.Compression;
using System.Net;
using System.Text;

namespace TrueWatch.Generated.Tests;

public sealed class CompressionTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
#if !NETSTANDARD_BUILD
    [InlineData("br")]
#endif
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("identity")]
    [InlineData("deflate, gzip")]
    public async Task An_answer_is_decompressed(string encoding)
    {
        using var test = new ClientUnderTest(Response(encoding, Compress(encoding, Encoding.UTF8.GetBytes(Json.Documented))));

        Assert.Equal(12, (await test.TaskAsync()).ImportInfo?.SuccessCount);
    }

    [Fact]
    public async Task An_error_is_decompressed_too()
    {
        var body = Compress("gzip", Encoding.UTF8.GetBytes(Json.Failure("403", "ft.InvalidAPIKey")));
        using var test = new ClientUnderTest(Response("gzip", body, HttpStatusCode.Forbidden));

        Assert.Equal("ft.InvalidAPIKey", (await test.FailureAsync()).ErrorCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_empty_body_is_empty(string encoding)
    {
        using var test = new ClientUnderTest(Response(encoding, []));

        Assert.Contains("The body is empty", (await test.FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Damaged_data_is_not_understood(string encoding)
    {
        using var test = new ClientUnderTest(Response(encoding, Encoding.UTF8.GetBytes(Json.Documented)));

        var exception = await test.FailureAsync();

        Assert.Equal(TrueWatchErrorKind.NotUnderstood, exception.Kind);
        Assert.Contains("cannot be decompressed", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Truncated_data_is_not_understood(string encoding)
    {
        var body = Compress(encoding, Encoding.UTF8.GetBytes(Json.Documented));
        using var test = new ClientUnderTest(Response(encoding, body[..(body.Length / 2)]));

        Assert.Equal(TrueWatchErrorKind.NotUnderstood, (await test.FailureAsync()).Kind);
    }

    [Fact]
    public async Task A_damaged_body_of_an_error_is_classified_by_the_status()
    {
        using var test = new ClientUnderTest(Response("gzip", [1, 2, 3], HttpStatusCode.BadGateway));

        var exception = await test.FailureAsync();

        Assert.Equal(TrueWatchErrorKind.ServerFault, exception.Kind);
        Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
    }

    [Fact]
    public async Task An_encoding_that_was_not_asked_for_is_not_understood()
    {
        using var test = new ClientUnderTest(Response("zstd", [1, 2, 3]));

        Assert.Contains("'zstd'", (await test.FailureAsync()).Message, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Response(string encoding, byte[] body, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        foreach (var each in encoding.Replace("raw ", "", StringComparison.Ordinal).Split(", "))
        {
            response.Content.Headers.ContentEncoding.Add(each);
        }

        return response;
    }

    private static byte[] Compress(string encoding, byte[] data)
    {
        foreach (var each in encoding.Split(", "))
        {
            using var target = new MemoryStream();
            using (Stream stream = each switch
            {
                "br" => new BrotliStream(target, CompressionLevel.Optimal),
                "deflate" => new ZLibStream(target, CompressionLevel.Optimal),
                "raw deflate" => new DeflateStream(target, CompressionLevel.Optimal),
                "identity" => target,
                _ => new GZipStream(target, CompressionLevel.Optimal),
            })
            {
                stream.Write(data);
            }

            data = target.ToArray();
        }

        return data;
    }
}
