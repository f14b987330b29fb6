using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

/// <summary>The client's own HttpClient, against a server on the loopback interface.</summary>
public sealed class OwnConnectionTests
{
    [Fact]
    public async Task A_compressed_answer_of_a_real_server_is_read()
    {
        using var body = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Json.Documented), TestContext.Current.CancellationToken);
        }

        await using var server = new LoopbackServer(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n", body.ToArray());

        var answer = await CallAsync(server.Endpoint);

        Assert.Equal("ok", answer.Content.StatusValue);
        var request = Assert.Single(server.Requests);
        Assert.Contains($"DF-API-KEY: {ClientUnderTest.Key}\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"Accept-Encoding: {ThisBuild.AcceptedEncodings}\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_takes_the_key_nowhere()
    {
        await using var elsewhere = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using var server = new LoopbackServer(
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Endpoint}\r\nContent-Length: 0\r\n\r\n");

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => CallAsync(server.Endpoint));

        Assert.Contains(elsewhere.Endpoint.Authority, exception.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Clients_with_connections_of_their_own_share_polls_and_those_over_a_callers_HttpClient_do_not(bool isOwn, int requests)
    {
        var opening = new TaskCompletionSource();
        await using var server = new LoopbackServer(
            $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {Json.Documented.Length}\r\n\r\n", Encoding.UTF8.GetBytes(Json.Documented))
        {
            Opening = opening.Task,
        };
        using var httpClient = new HttpClient();
        var time = new FakeTimeProvider();
        using var one = Client();
        using var other = Client();

        var waits = Task.WhenAll(new[] { one, other }.Select(client => client.WaitForTaskAsync("t", cancellationToken: TestContext.Current.CancellationToken)));
        opening.SetResult();
        await waits;

        Assert.Equal(requests, server.Requests.Count);

        TrueWatchClient Client()
        {
            var options = ClientUnderTest.Options();
            options.Endpoint = server.Endpoint;
            options.TimeProvider = time;
            return isOwn ? new TrueWatchClient(options) : new TrueWatchClient(httpClient, options);
        }
    }

    [Fact]
    public void A_connection_remembers_nothing_and_does_not_live_for_ever()
    {
        using var handler = OwnHttpClient.CreateHandler(TimeSpan.FromSeconds(7));
#if NETSTANDARD_BUILD
        var own = Assert.IsType<HttpClientHandler>(handler);
#else
        var own = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.Equal((TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(5)), (own.ConnectTimeout, own.PooledConnectionLifetime));
#endif
        Assert.Equal((false, false, 64), (own.AllowAutoRedirect, own.UseCookies, own.MaxResponseHeadersLength));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    [InlineData("no http at all\r\n\r\n")]
    public async Task A_connection_that_breaks_is_unreachable(string response)
    {
        await using var server = new LoopbackServer(response);

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => CallAsync(server.Endpoint));

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public async Task A_server_that_is_down_is_unreachable()
    {
        var server = new LoopbackServer("");
        await server.DisposeAsync();

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => CallAsync(server.Endpoint));

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.Contains(server.Endpoint.Authority, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_tls_is_unreachable_over_https()
    {
        await using var server = new LoopbackServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => CallAsync(new UriBuilder(server.Endpoint) { Scheme = "https" }.Uri));

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
    }

    [Fact]
    public async Task Disposing_the_client_closes_its_own_connections()
    {
        var client = new TrueWatchClient(ClientUnderTest.Options());

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => client.QueryActionStatusAsync("t", TestContext.Current.CancellationToken));
    }

    private static async Task<ResourceTaskResponse> CallAsync(Uri endpoint)
    {
        using var client = new TrueWatchClient(
            new TrueWatchClientOptions { ApiKey = new TrueWatchApiKey(ClientUnderTest.Key), Endpoint = endpoint, MaximumRetries = 0 });
        return await client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken);
    }
}
