using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// Drives every way in which a call can fail with a key that is searched for in everything that comes out: plain or escaped, as a whole or in parts.
/// </summary>
[Collection(nameof(SecrecyTest))]
public sealed class CallSecrecyTests : SecrecyTest
{
    [Fact]
    public async Task No_answer_of_a_service_that_gives_the_key_back_brings_it_out()
    {
        foreach (var answer in Echo.Answers)
        {
            await CallAsync(answer, options => options.MaximumAnswerSize = Echo.LargestBody);
        }

        AssertSecret("log TrueWatch.Generated", "exception", "log System.Net.Http.HttpClient.TrueWatch.Generated.LogicalHandler", "metric TrueWatch.Polling");
    }

    [Fact]
    public async Task No_line_of_the_table_of_answers_brings_the_key_out()
    {
        foreach (var line in EnvelopeAnswers.All.Concat(MalformedAnswers.All).Concat(EncodedAnswers.All).Concat(GatewayAnswers.All))
        {
            await CallAsync(line.ToResponse);
        }

        AssertSecret("log TrueWatch.Generated", "exception");
    }

    [Fact]
    public async Task No_failure_on_the_way_brings_the_key_out()
    {
        Exception[] failures =
        [
            new HttpRequestException($"proxy refused {Marker.Secret}", new IOException(Marker.Secret)),
            new HttpRequestException($"Received an invalid header line: '{Marker.Secret}'."),
            new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, Marker.Secret),
            new HttpRequestException(HttpRequestError.NameResolutionError, "no host", new SocketException((int)SocketError.HostNotFound)),
            new IOException(Marker.Base64("Basic ")),
            new TaskCanceledException(Marker.Secret, new TimeoutException(Marker.Secret)),
            new AggregateException(new IOException("one"), new IOException(Marker.Secret)),
            new AggregateException(new IOException("one"), new IOException("two") { Data = { ["request"] = Marker.Secret } }),
            new IOException("data") { Data = { ["request"] = new StringBuilder(Marker.Secret) } },
            new IOException("data") { Data = { [Marker.Secret] = "key" } },
            new InvalidDataException(Uri.EscapeDataString(Marker.Secret)),
        ];
        foreach (var failure in failures)
        {
            await CallAsync(() => throw failure);
        }

        // The message of the request prints its headers.
        await CallAsync(request => throw new HttpRequestException(request.ToString()));
        await CallAsync(() => new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) });
        AssertSecret("exception", "log TrueWatch.Generated", "log System.Net.Http.HttpClient.TrueWatch.Generated.ClientHandler");
    }

    [Fact]
    public async Task No_timeout_and_no_cancellation_brings_the_key_out()
    {
        using var cancellation = new CancellationTokenSource();
        foreach (var cancels in (bool[])[false, true])
        {
            var time = new FakeTimeProvider();
            using var client = Client(
                async (_, token) =>
                {
                    await new TaskCompletionSource().Task.WaitAsync(token);
                    throw new InvalidOperationException("The wait has no other end.");
                },
                options => options.TimeProvider = time);

            var call = client.QueryActionStatusAsync("t", cancellation.Token);
            await (cancels ? cancellation.CancelAsync() : Task.Run(() => time.Advance(TimeSpan.FromDays(1)), TestCanceled));
            Evidence.Print("exception", await Record.ExceptionAsync(() => call));
        }

        AssertSecret("exception");
    }

    [Fact]
    public async Task No_real_server_brings_the_key_out()
    {
        string[] answers =
        [
            $"HTTP/1.1 200 {Marker.Secret}\r\nContent-Length: 2\r\n\r\n{{}}",
            $"HTTP/1.1 200 OK\r\nContent-Length: {Marker.Secret}\r\n\r\n{{}}",
            $"HTTP/1.1 {Marker.Secret} OK\r\n\r\n",
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Marker.Secret}\r\n",
            $"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{Marker.Secret}",
            $"HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/{Uri.EscapeDataString(Marker.Secret)}\r\nContent-Length: 0\r\n\r\n",
            $"HTTP/1.1 200 OK\r\nX: {string.Concat(Enumerable.Repeat(Marker.Secret, 2000))}\r\n\r\n",
        ];
        foreach (var answer in answers)
        {
            await using var server = new LoopbackServer(answer);
            await CallOwnAsync(server.Endpoint);
            await CallHostedAsync(server.Endpoint);
        }

        await using var elsewhere = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using var redirecting = new LoopbackServer(
            $"HTTP/1.1 302 Found\r\nLocation: {elsewhere.Endpoint}?key={Uri.EscapeDataString(Marker.Secret)}\r\nContent-Length: 0\r\n\r\n");
        await CallOwnAsync(redirecting.Endpoint);
        using var following = new HttpClient();
        using var client = new TrueWatchClient(following, Options(redirecting.Endpoint));
        var followed = await Record.ExceptionAsync(() => client.QueryActionStatusAsync("t", TestCanceled));
        Evidence.Print("exception", followed);

        Assert.Equal(TrueWatchErrorKind.Redirected, Assert.IsType<TrueWatchApiException>(followed).Kind);
        Assert.Contains(Marker.Secret, Assert.Single(elsewhere.Requests), StringComparison.Ordinal);
        AssertSecret("exception", "activity System.Net.Http");
    }

    [Theory]
    [InlineData("KEY\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nKEY\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nDF-API-KEY KEY\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task Of_an_answer_that_is_no_http_only_the_platforms_own_activity_shows_the_key(string answer)
    {
        await using var server = new LoopbackServer(answer.Replace("KEY", Marker.Secret, StringComparison.Ordinal));

        await CallOwnAsync(server.Endpoint);
        await CallHostedAsync(server.Endpoint);

        // SocketsHttpHandler writes the line that it cannot read into its activity, before anybody can redact it.
        Assert.All(Evidence.Findings, finding => Assert.StartsWith("activity System.Net.Http:", finding, StringComparison.Ordinal));
        Assert.Subset(
            Evidence.Channels.ToHashSet(),
            new HashSet<string> { "exception", "log System.Net.Http.HttpClient.TrueWatch.Generated.ClientHandler" });
    }

    [Fact]
    public async Task No_failure_of_a_provider_brings_the_key_out()
    {
        var time = new FakeTimeProvider();
        Func<CancellationToken, ValueTask<TrueWatchApiKey>>[] providers =
        [
            _ => new((TrueWatchApiKey)null!),
            _ => new(new TrueWatchApiKey(Marker.Secret + "\n")),
            async token =>
            {
                await new TaskCompletionSource().Task.WaitAsync(token);
                return new TrueWatchApiKey(Marker.Secret);
            },
        ];
        foreach (var provider in providers)
        {
            using var client = Client(
                (_, _) => Task.FromResult(Echo.Task("ok")),
                options =>
                {
                    options.ApiKey = null;
                    options.ApiKeyProvider = provider;
                    options.TimeProvider = time;
                });
            var call = client.QueryActionStatusAsync("t", TestCanceled);
            time.Advance(TimeSpan.FromDays(1));
            Evidence.Print("exception", await Record.ExceptionAsync(() => call));
        }

        AssertSecret("exception");
    }

    private Task CallAsync(Func<HttpResponseMessage> respond, Action<TrueWatchClientOptions>? configure = null) =>
        CallAsync(_ => respond(), configure);

    private async Task CallAsync(Func<HttpRequestMessage, HttpResponseMessage> respond, Action<TrueWatchClientOptions>? configure = null)
    {
        using var client = Client((request, _) => Task.FromResult(respond(request)), configure);
        try
        {
            Evidence.Print("answer", await client.QueryActionStatusAsync("t", TestCanceled));
        }
        catch (TrueWatchApiException exception)
        {
            Evidence.Print("exception", exception);
        }
    }

    private async Task CallOwnAsync(Uri endpoint)
    {
        using var client = new TrueWatchClient(Options(endpoint));
        Evidence.Print("exception", await Record.ExceptionAsync(() => client.QueryActionStatusAsync("t", TestCanceled)));
    }

    private async Task CallHostedAsync(Uri endpoint)
    {
        var services = Services();
        services.AddTrueWatchClient(options => Configure(options, one => Connect(one, endpoint)));
        await using var provider = services.BuildServiceProvider();
        Evidence.Print("exception", await Record.ExceptionAsync(
            () => provider.GetRequiredService<TrueWatchClient>().QueryActionStatusAsync("t", TestCanceled)));
    }

    private TrueWatchClientOptions Options(Uri endpoint)
    {
        var options = Options();
        Connect(options, endpoint);
        return options;
    }

    private static void Connect(TrueWatchClientOptions options, Uri endpoint)
    {
        options.Endpoint = endpoint;
        options.MaximumRetries = 0;
        options.TimeProvider = TimeProvider.System;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException($"after {Marker.Secret}");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException($"after {Marker.Secret}");
    }
}
