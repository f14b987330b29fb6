using System.IO.Compression;
using System.Text;

namespace TrueWatch.Simulator.Tests;

public sealed class CompressionTests
{
    private const string Target = "api/v1/workspace/resource/query_action_status?taskId=task_import";

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate, gzip, br, zstd")]
    [InlineData("gzip;q=0.5")]
    [InlineData("GZIP")]
    [InlineData("*")]
    [InlineData("*;q=0, gzip")]
    public async Task The_answer_is_compressed_with_gzip_when_that_is_accepted(string acceptEncoding)
    {
        await using var client = await SimulatorClient.StartAsync();

        var plain = await client.SendAsync(HttpMethod.Get, Target);
        var answer = await client.SendAsync(HttpMethod.Get, Target, acceptEncoding: acceptEncoding);

        Assert.Equal(["gzip"], answer.ContentHeaders.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal(plain.Text, await DecompressAsync(answer.Body));
    }

    [Fact]
    public async Task An_error_is_compressed_too()
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.SendAsync(HttpMethod.Get, Target, apiKey: null, acceptEncoding: "gzip");

        Assert.Equal(403, answer.StatusCode);
        Assert.Contains("ft.InvalidAPIKey", await DecompressAsync(answer.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("identity")]
    [InlineData("br")]
    [InlineData("gzip;q=0")]
    [InlineData("*, gzip;q=0")]
    [InlineData("gzip;q=0.000, br")]
    [InlineData("*;q=0")]
    public async Task The_answer_is_plain_when_gzip_is_not_accepted(string? acceptEncoding)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.SendAsync(HttpMethod.Get, Target, acceptEncoding: acceptEncoding);

        Assert.Empty(answer.ContentHeaders.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal("start", answer.TaskStatus);
    }

    private static async Task<string> DecompressAsync(byte[] body)
    {
        using var compressed = new MemoryStream(body);
        using var gzip = new GZipStream(compressed, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
