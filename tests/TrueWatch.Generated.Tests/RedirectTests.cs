using Microsoft.Extensions.Logging;

namespace TrueWatch.Generated.Tests;

/// <summary>Where the key goes: nowhere but to the endpoint, and there encrypted.</summary>
public sealed class RedirectTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_of_the_service_takes_no_request_to_another_server(int status)
    {
        await using var elsewhere = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using var server = new LoopbackServer($"HTTP/1.1 {status} Moved\r\nLocation: {elsewhere.Endpoint}\r\nContent-Length: 0\r\n\r\n");
        var options = Options(server.Endpoint);
        using var client = new TrueWatchClient(options);

        var exception = await FailureAsync(client);

        Assert.Equal(TrueWatchErrorKind.Redirected, exception.Kind);
        Assert.Equal(elsewhere.Endpoint.GetLeftPart(UriPartial.Authority), exception.RedirectHost);
        Assert.Contains($"redirects to {exception.RedirectHost}.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    public async Task A_redirect_that_the_callers_HttpClient_followed_costs_the_key(string answer)
    {
        await using var elsewhere = new LoopbackServer(answer);
        await using var server = new LoopbackServer($"HTTP/1.1 302 Found\r\nLocation: {elsewhere.Endpoint}\r\nContent-Length: 0\r\n\r\n");
        using var httpClient = new HttpClient();
        using var client = new TrueWatchClient(httpClient, Options(server.Endpoint));

        var exception = await FailureAsync(client);

        Assert.Equal(TrueWatchErrorKind.Redirected, exception.Kind);
        Assert.Equal(elsewhere.Endpoint.GetLeftPart(UriPartial.Authority), exception.RedirectHost);
        Assert.Contains($"followed a redirect to {exception.RedirectHost}, and the API key was sent there. Replace the API key", exception.Message, StringComparison.Ordinal);
        Assert.Contains(exception.Advice!, exception.Message, StringComparison.Ordinal);

        // What the exception says is true.
        Assert.Contains(ClientUnderTest.Key, Assert.Single(elsewhere.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xabc://host/", "xabc://host")]
    [InlineData("http://127.0.0.1:1/", "http://127.0.0.1:1")]
    [InlineData("http://no-such-host.invalid/", "http://no-such-host.invalid")]
    public async Task A_redirect_that_the_callers_HttpClient_followed_to_nowhere_is_named(string location, string host)
    {
        await using var server = new LoopbackServer($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
        using var httpClient = new HttpClient();
        using var client = new TrueWatchClient(httpClient, Options(server.Endpoint));

        var exception = await FailureAsync(client);

        Assert.Equal((TrueWatchErrorKind.Redirected, (System.Net.HttpStatusCode?)null), (exception.Kind, exception.StatusCode));
        Assert.Equal(host, exception.RedirectHost);
        Assert.Contains("followed a redirect to ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("may have been sent there. Replace the API key", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://host.example")]
    [InlineData("http://10.0.0.1:8080/api")]
    [InlineData("HTTP://localhost.example")]
    public void An_address_that_is_not_encrypted_is_refused(string endpoint)
    {
        var loggers = new CollectingLoggers();
        var options = Options(new Uri(endpoint));
        options.LoggerFactory = loggers;

        var exception = Assert.Throws<ArgumentException>(() => new TrueWatchClient(options));

        Assert.Contains("The endpoint is not https, so the API key would be sent unencrypted", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TrueWatchClientOptions.AllowUnencryptedHttp", exception.Message, StringComparison.Ordinal);
        Assert.Empty(loggers.Entries);
    }

    [Fact]
    public void An_address_that_is_not_encrypted_can_be_allowed_and_is_warned_of()
    {
        var loggers = new CollectingLoggers();
        var options = Options(new Uri("http://host.example/api"));
        options.LoggerFactory = loggers;
        options.AllowUnencryptedHttp = true;

        using var client = new TrueWatchClient(options);

        var entry = Assert.Single(loggers.Entries);
        Assert.Equal(("TrueWatch.Generated", LogLevel.Warning, 1), (entry.Category, entry.Level, entry.Id.Id));
        Assert.Contains("http://host.example/api/", entry.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://[::1]:1")]
    [InlineData("https://host.example")]
    public void The_own_machine_needs_no_encryption(string endpoint)
    {
        var loggers = new CollectingLoggers();
        var options = Options(new Uri(endpoint));
        options.LoggerFactory = loggers;

        using var client = new TrueWatchClient(options);

        Assert.Empty(loggers.Entries);
    }

    [Theory]
    [InlineData(null, @"^TrueWatch\.Generated/\d+\.\d+\.\d+$")]
    [InlineData("backup/2.1", @"^backup/2\.1 TrueWatch\.Generated/\d+\.\d+\.\d+$")]
    [InlineData("backup/2.1 (nightly) other", @"^backup/2\.1 \(nightly\) other TrueWatch\.Generated/\d+\.\d+\.\d+$")]
    public async Task The_user_agent_names_the_library_and_who_uses_it(string? prefix, string pattern)
    {
        var options = ClientUnderTest.Options();
        options.UserAgentPrefix = prefix;
        using var test = new ClientUnderTest(_ => Task.FromResult(ClientUnderTest.Response(Json.Documented)), options);

        await test.TaskAsync();

        Assert.Matches(pattern, test.Requests[0].Headers.UserAgent.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a/1\r\nX-Other: 1")]
    [InlineData("a/1\r\n b/2")]
    [InlineData("a/1\n")]
    [InlineData("(open")]
    [InlineData("naïve/1")]
    [InlineData("a@b")]
    public void A_user_agent_that_is_none_is_refused(string prefix)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TrueWatchClientOptions { UserAgentPrefix = prefix });

        Assert.StartsWith("The prefix is not a valid User-Agent", exception.Message, StringComparison.Ordinal);
    }

    private static TrueWatchClientOptions Options(Uri endpoint)
    {
        var options = ClientUnderTest.Options();
        options.Endpoint = endpoint;
        return options;
    }

    private static Task<TrueWatchApiException> FailureAsync(TrueWatchClient client) =>
        Assert.ThrowsAsync<TrueWatchApiException>(() => client.QueryActionStatusAsync("t", TestCanceled));
}
