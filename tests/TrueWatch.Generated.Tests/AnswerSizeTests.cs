using System.IO.Compression;

namespace TrueWatch.Generated.Tests;

/// <summary>How much of a response is read. Memory is measured, so nothing else runs at the time.</summary>
[Collection(nameof(AnswerSizeTests))]
public sealed class AnswerSizeTests
{
    private const int Mebibyte = 1024 * 1024;
    private const int BombSize = 1024;

    private static readonly bool IsNet = ContentDecoder.AcceptedEncodings.Contains("br", StringComparison.Ordinal);

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("members of gzip")]
    [InlineData("zlib")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_bomb_of_a_gibibyte_is_refused_with_little_memory(string form)
    {
        var bomb = Bomb(form);
        Assert.InRange(bomb.Length, 1, (int)(1.5 * Mebibyte));
        using var client = Client(bomb, Encoding(form), ClientUnderTest.Options());

        // Everything that is allocated meanwhile, whether it is in use at once or not, is more than what is.
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var exception = await FailureAsync(client);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(form == "br" && !IsNet ? TrueWatchErrorKind.NotUnderstood : TrueWatchErrorKind.TooLarge, exception.Kind);
        Assert.InRange(allocated, 0, 64 * Mebibyte);
    }

    [Fact]
    public async Task The_measure_sees_the_memory_of_a_larger_answer()
    {
        var bomb = Bomb("gzip");
        var options = ClientUnderTest.Options();
        options.MaximumAnswerSize = 65 * Mebibyte;
        using var client = Client(bomb, "gzip", options);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var exception = await FailureAsync(client);

        Assert.Equal(TrueWatchErrorKind.TooLarge, exception.Kind);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before > 64 * Mebibyte);
    }

    [Fact]
    public void The_bomb_is_one()
    {
        using var stream = new GZipStream(new MemoryStream(Bomb("members of gzip")), CompressionMode.Decompress);
        var buffer = new byte[Mebibyte];
        var length = 0L;
        for (int count; (count = stream.Read(buffer)) > 0; length += count)
        {
        }

        Assert.Equal(BombSize * (long)Mebibyte, length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public async Task An_answer_may_have_exactly_the_size_that_is_allowed(string? encoding)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(Json.Documented);
        var sent = encoding is null ? body : Gzip(body);
        var options = ClientUnderTest.Options();
        options.MaximumAnswerSize = body.Length;
        using var exact = Client(sent, encoding, options);
        options = ClientUnderTest.Options();
        options.MaximumAnswerSize = body.Length - 1;
        using var less = Client(sent, encoding, options);

        Assert.Equal("ok", (await exact.QueryActionStatusAsync("t", TestCanceled)).Content.StatusValue);
        var exception = await FailureAsync(less);

        Assert.Equal(TrueWatchErrorKind.TooLarge, exception.Kind);
        Assert.Equal(Json.Documented[..^1], exception.RawBody);
        Assert.Contains($"The body has more than {body.Length - 1} bytes", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TrueWatchClientOptions.MaximumAnswerSize", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_size_of_what_is_compressed_is_limited_too()
    {
        var options = ClientUnderTest.Options();
        options.MaximumAnswerSize = 1000;
        using var client = Client(new byte[1001], "gzip", options);

        Assert.Equal(TrueWatchErrorKind.TooLarge, (await FailureAsync(client)).Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MaxValue)]
    public async Task A_length_that_lies_changes_nothing(long length)
    {
        using var handler = new FunctionHandler(() =>
        {
            var response = new HttpResponseMessage { Content = new StreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json.Documented))) };
            response.Content.Headers.ContentLength = length;
            return response;
        });
        using var client = new TrueWatchClient(new HttpClient(handler), ClientUnderTest.Options());

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal("ok", (await client.QueryActionStatusAsync("t", TestCanceled)).Content.StatusValue);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 4 * Mebibyte);
    }

    [Theory]
    [InlineData("9000000000", TrueWatchErrorKind.Unreachable)]
    [InlineData("20", TrueWatchErrorKind.NotUnderstood)]
    public async Task A_server_whose_length_lies_is_not_believed(string length, TrueWatchErrorKind kind)
    {
        await using var server = new LoopbackServer(
            $"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n", System.Text.Encoding.UTF8.GetBytes(Json.Documented));

        Assert.Equal(kind, (await FailureAsync(server)).Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public async Task Headers_that_are_larger_than_64_KiB_are_refused(int count)
    {
        var headers = string.Concat(Enumerable.Repeat($"X: {new string('x', 70_000 / count)}\r\n", count));
        await using var server = new LoopbackServer($"HTTP/1.1 200 OK\r\n{headers}Content-Length: 2\r\n\r\n", "{}"u8.ToArray());

        var exception = await FailureAsync(server);

        // HttpClient tells the reason only where it has a property for it.
        Assert.Equal(IsNet ? TrueWatchErrorKind.TooLarge : TrueWatchErrorKind.Unreachable, exception.Kind);
    }

    [Fact]
    public async Task Headers_of_60_KiB_are_read()
    {
        await using var server = new LoopbackServer(
            $"HTTP/1.1 200 OK\r\nX: {new string('x', 60 * 1024)}\r\nContent-Length: {Json.Documented.Length}\r\n\r\n",
            System.Text.Encoding.UTF8.GetBytes(Json.Documented));
        var options = ClientUnderTest.Options();
        options.Endpoint = server.Endpoint;
        using var client = new TrueWatchClient(options);

        Assert.Equal("ok", (await client.QueryActionStatusAsync("t", TestCanceled)).Content.StatusValue);
    }

    private static string Encoding(string form) => form switch
    {
        "members of gzip" => "gzip",
        "zlib" => "deflate",
        _ => form,
    };

    /// <summary>A gibibyte of zeros, compressed: a piece of it, repeated.</summary>
    private static byte[] Bomb(string form)
    {
        var zeros = new byte[Mebibyte];
        if (form == "members of gzip")
        {
            return Repeat([], Gzip(zeros));
        }

        using var target = new MemoryStream();
        using Stream stream = form == "br" ? new BrotliStream(target, CompressionLevel.Fastest) : new DeflateStream(target, CompressionLevel.Optimal);
        byte[] head = form switch
        {
            "gzip" => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF],
            "zlib" => [0x78, 0x9C],
            _ => [],
        };
        if (form == "br")
        {
            // The first piece begins the stream; the second one is like all that follow.
            stream.Write(zeros);
            stream.Flush();
            head = target.ToArray();
            target.SetLength(0);
        }

        stream.Write(zeros);
        stream.Flush();
        return Repeat(head, target.ToArray());
    }

    private static byte[] Repeat(byte[] head, byte[] piece) =>
        [.. head, .. Enumerable.Repeat(piece, BombSize).SelectMany(one => one)];

    private static byte[] Gzip(byte[] data)
    {
        using var target = new MemoryStream();
        using (var stream = new GZipStream(target, CompressionLevel.Optimal))
        {
            stream.Write(data);
        }

        return target.ToArray();
    }

    private static TrueWatchClient Client(byte[] body, string? encoding, TrueWatchClientOptions options)
    {
        var handler = new FunctionHandler(() =>
        {
            var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
            if (encoding is not null)
            {
                response.Content.Headers.ContentEncoding.Add(encoding);
            }

            return response;
        });
        return new TrueWatchClient(new HttpClient(handler), options);
    }

    private static async Task<TrueWatchApiException> FailureAsync(LoopbackServer server)
    {
        var options = ClientUnderTest.Options();
        options.Endpoint = server.Endpoint;
        using var client = new TrueWatchClient(options);
        return await FailureAsync(client);
    }

    private static Task<TrueWatchApiException> FailureAsync(TrueWatchClient client) =>
        Assert.ThrowsAsync<TrueWatchApiException>(() => client.QueryActionStatusAsync("t", TestCanceled));

    /// <summary>Other tests would allocate memory at the same time.</summary>
    [CollectionDefinition(nameof(AnswerSizeTests), DisableParallelization = true)]
    public sealed class Alone;
}
