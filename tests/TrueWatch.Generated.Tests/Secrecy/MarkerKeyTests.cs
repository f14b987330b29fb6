using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// Drives every way in which a call, a wait or the making of a client can fail, with a key that is searched for in
/// everything that comes out: plain or escaped, as a whole or in parts.
/// </summary>
public sealed class MarkerKeyTests : IDisposable
{
    private readonly Evidence _evidence = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    public void Dispose() => _evidence.Dispose();

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
            using var httpClient = HttpClient((_, token) => Task.Run<HttpResponseMessage>(
                async () =>
                {
                    await new TaskCompletionSource().Task.WaitAsync(token);
                    throw new InvalidOperationException("The wait has no other end.");
                },
                token));
            using var client = new TrueWatchClient(httpClient, Options(time));

            var call = client.QueryActionStatusAsync("t", cancellation.Token);
            await (cancels ? cancellation.CancelAsync() : Task.Run(() => time.Advance(TimeSpan.FromDays(1)), TestCanceled));
            _evidence.Print("exception", await Record.ExceptionAsync(() => call));
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
        var options = Options();
        options.Endpoint = redirecting.Endpoint;
        using var client = new TrueWatchClient(following, options);
        var followed = await Record.ExceptionAsync(() => client.QueryActionStatusAsync("t", TestCanceled));
        _evidence.Print("exception", followed);

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
        Assert.All(_evidence.Findings, finding => Assert.StartsWith("activity System.Net.Http:", finding, StringComparison.Ordinal));
        Assert.Subset(
            _evidence.Channels.ToHashSet(),
            new HashSet<string> { "exception", "log System.Net.Http.HttpClient.TrueWatch.Generated.ClientHandler" });
    }

    [Theory]
    [InlineData("error", "")]
    [InlineData("cancel", "")]
    [InlineData("ok", ",\"import_info\":{\"exportFailedInfo\":{\"KEY\":[\"KEY\"]}}")]
    [InlineData("running", ",\"name_list\":[\"KEY\"]")]
    [InlineData("KEY", "")]
    [InlineData("403", "")]
    [InlineData("500", "")]
    [InlineData("429", "")]
    public async Task No_end_of_a_wait_brings_the_key_out(string status, string more)
    {
        foreach (var policy in (UnknownStatusPolicy[])[UnknownStatusPolicy.Continue, UnknownStatusPolicy.Throw])
        {
            using var httpClient = HttpClient((_, _) => Task.FromResult(
                int.TryParse(status, out var code)
                    ? ClientUnderTest.Response(Json.Failure(status, "ft.X", $"{System.Text.Encodings.Web.JavaScriptEncoder.Default.Encode(Marker.Secret)}"), (HttpStatusCode)code)
                    : Echo.Task(status, more)));
            using var client = new TrueWatchClient(httpClient, Options());
            var options = new PollingOptions
            {
                Timeout = TimeSpan.FromMinutes(3),
                PollTimeout = Timeout.InfiniteTimeSpan,
                ThrowOnPartialSuccess = true,
                UnknownStatus = policy,
            };

            var exception = await Record.ExceptionAsync(() => client.WaitForTaskAsync(
                "task_4711", options, new PrintingProgress(_evidence), TestCanceled));
            Assert.NotNull(exception);
            _evidence.Print("exception", exception);
            _evidence.Print("resume token", (exception as IPollingFailure)?.Report.ResumeToken);
        }

        AssertSecret("exception", "resume token", "log TrueWatch.Polling", "activity TrueWatch.Polling", "metric TrueWatch.Polling");
    }

    [Fact]
    public async Task A_canceled_wait_does_not_bring_the_key_out()
    {
        using var cancellation = new CancellationTokenSource();
        using var httpClient = HttpClient(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Echo.Task("running");
        });
        using var client = new TrueWatchClient(httpClient, Options(new FakeTimeProvider()));

        _evidence.Print("exception", await Assert.ThrowsAsync<PollingCanceledException>(
            () => client.WaitForTaskAsync("task_4711", null, null, cancellation.Token)));

        AssertSecret("exception", "log TrueWatch.Polling");
    }

    [Fact]
    public void No_wrong_key_is_in_the_exception_that_refuses_it()
    {
        string[] wrong = [$"{Marker.Secret}\r\n", $" {Marker.Secret}", Marker.Secret.Insert(20, " "), $"{Marker.Secret}é", $"{Marker.Secret}\r\nX-Other: 1", Marker.Secret.Insert(13, "\0")];
        foreach (var secret in wrong)
        {
            _evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchApiKey(secret)));
            _evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(secret, TrueWatchSite.Oregon)));
            _evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(
                new TrueWatchClientOptions { GetVariable = name => name == "TRUEWATCH_API_KEY" ? secret : null })));
        }

        _evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(new TrueWatchClientOptions
        {
            GetVariable = name => name switch { "TRUEWATCH_API_KEY" => Marker.Secret, "TRUEWATCH_ACCESS_TOKEN" => Marker.Secret + "2", _ => null },
        })));
        foreach (var endpoint in (string[])[$"https://{Uri.EscapeDataString(Marker.Secret)}@host.example", $"https://host.example/?key={Uri.EscapeDataString(Marker.Secret)}", $"ftp://host.example/{Uri.EscapeDataString(Marker.Secret)}"])
        {
            _evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClientOptions { Endpoint = new Uri(endpoint) }));
            _evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(new TrueWatchClientOptions
            {
                GetVariable = name => name switch { "TRUEWATCH_API_KEY" => "k", "TRUEWATCH_ENDPOINT" => endpoint, _ => null },
            })));
        }

        AssertSecret("exception");
    }

    [Fact]
    public void No_wrong_set_of_options_brings_the_key_out()
    {
        var unencrypted = Options();
        unencrypted.Endpoint = new Uri("http://host.example");
        var both = Options();
        both.ApiKeyProvider = _ => new(new TrueWatchApiKey(Marker.Secret));
        var sites = Options();
        sites.Site = TrueWatchSite.Oregon;
        sites.Endpoint = new Uri("https://host.example");
        foreach (var options in (TrueWatchClientOptions[])[unencrypted, both, sites])
        {
            _evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(options)));
            _evidence.Print("options", options);
        }

        var used = Options();
        using var client = new TrueWatchClient(used);
        _evidence.Print("exception", Assert.Throws<InvalidOperationException>(() => used.ApiKey = new TrueWatchApiKey(Marker.Secret)));
        AssertSecret("exception", "options");
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
            using var httpClient = HttpClient((_, _) => Task.FromResult(Echo.Task("ok")));
            var options = Options(time);
            options.ApiKey = null;
            options.ApiKeyProvider = provider;
            using var client = new TrueWatchClient(httpClient, options);
            var call = client.QueryActionStatusAsync("t", TestCanceled);
            time.Advance(TimeSpan.FromDays(1));
            _evidence.Print("exception", await Record.ExceptionAsync(() => call));
        }

        AssertSecret("exception");
    }

    [Fact]
    public void No_object_shows_the_key()
    {
        var key = new TrueWatchApiKey(Marker.Secret);
        var options = Options();
        using var client = new TrueWatchClient(options);
        var connection = ((IPollingClient)client).PollingConnection;
        foreach (var shown in (object[])[key, options, client, connection, new Holder(key, options), (key, options), new { Key = key }])
        {
            _evidence.Print("object", shown);
        }

        // What a debugger shows: the text that the attribute names, and of the members those that are not hidden.
        var display = typeof(TrueWatchApiKey).GetCustomAttribute<DebuggerDisplayAttribute>();
        Assert.Equal("{ToString(),nq}", display?.Value);
        foreach (var property in typeof(TrueWatchApiKey).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Assert.Equal(DebuggerBrowsableState.Never, property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State);
        }

        AssertSecret("object");
    }

    [Fact]
    public void The_search_finds_the_key_in_every_form_and_part()
    {
        string[] plain = [Marker.Secret, Marker.Secret[..Marker.ShortestPart], Marker.Secret[^Marker.ShortestPart..], Marker.Secret[10..30]];
        Assert.True(Marker.IsIn(Marker.Secret.ToUpperInvariant()));
        Assert.All(plain.SelectMany(Marker.Forms), text => Assert.True(Marker.IsIn($"before{text}after"), text));
        Assert.All((string[])["", "x", "xy", "DF-API-KEY: "], before => Assert.True(Marker.IsIn(Marker.Base64(before))));
        Assert.False(Marker.IsIn(Marker.Secret[..(Marker.ShortestPart - 1)]));
    }

    [Fact]
    public void The_search_looks_into_every_channel()
    {
        using (var source = new ActivitySource("control"))
        {
            using var activity = source.StartActivity("control");
            activity!.SetTag("tag", Marker.Secret);
        }

        using (var other = new ActivitySource("control of events"))
        {
            using var activity = other.StartActivity("control");
            activity!.AddEvent(new ActivityEvent("event", tags: new() { ["tag"] = Marker.Secret }));
        }

        using (var meter = new System.Diagnostics.Metrics.Meter("control"))
        {
            meter.CreateCounter<long>("count").Add(1, new KeyValuePair<string, object?>("tag", Marker.Secret));
        }

        var logger = _evidence.Loggers.CreateLogger("control");
        var values = new Dictionary<string, object?> { ["value"] = Marker.Secret };
        logger.Log(LogLevel.Trace, default, values, null, (_, _) => "");
        var failing = _evidence.Loggers.CreateLogger("control of exceptions");
        var failure = new IOException("x", new IOException(Marker.Secret));
        failing.Log(LogLevel.Trace, default, "", failure, (_, _) => "");
        _evidence.Print("chain", new IOException("x", new IOException("y", new IOException(Marker.Secret))));
        _evidence.Print("values", new IOException("x") { Data = { ["key"] = Marker.Secret } });
        _evidence.Print("record", new { Inner = new { List = new[] { Marker.Secret } } });

        var channels = _evidence.Findings.Select(finding => finding.Split(':')[0]).Distinct().ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "activity control", "activity control of events", "metric control", "log control", "log control of exceptions",
                "chain", "values data", "record", "record as JSON",
            },
            channels.ToHashSet());
    }

    private void AssertSecret(params string[] channels)
    {
        Assert.Subset(_evidence.Channels.ToHashSet(), channels.ToHashSet());
        Assert.True(_evidence.Findings.Count == 0, $"{_evidence.Findings.Count} findings:\n{string.Join("\n\n", _evidence.Findings.Take(10))}");
    }

    private Task CallAsync(Func<HttpResponseMessage> respond, Action<TrueWatchClientOptions>? configure = null) =>
        CallAsync(_ => respond(), configure);

    /// <summary>Calls with the client of a host, which logs all requests and answers with their headers.</summary>
    private async Task CallAsync(Func<HttpRequestMessage, HttpResponseMessage> respond, Action<TrueWatchClientOptions>? configure = null)
    {
        var services = Services();
        services.AddTrueWatchClient(options =>
        {
            options.ApiKey = new TrueWatchApiKey(Marker.Secret);
            options.GetVariable = _ => null;
            options.MaximumRetries = 1;
            options.Timeout = TimeSpan.FromDays(1);
            options.AttemptTimeout = TimeSpan.FromDays(1);
            options.TimeProvider = new PauseTime(TimeSpan.FromHours(2));
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => new FunctionHandler((request, _) => Task.FromResult(respond(request))));
        await using var provider = services.BuildServiceProvider();
        try
        {
            _evidence.Print("answer", await provider.GetRequiredService<TrueWatchClient>().QueryActionStatusAsync("t", TestCanceled));
        }
        catch (TrueWatchApiException exception)
        {
            _evidence.Print("exception", exception);
        }
    }

    private async Task CallOwnAsync(Uri endpoint)
    {
        var options = Options();
        options.Endpoint = endpoint;
        options.MaximumRetries = 0;
        using var client = new TrueWatchClient(options);
        _evidence.Print("exception", await Record.ExceptionAsync(() => client.QueryActionStatusAsync("t", TestCanceled)));
    }

    private async Task CallHostedAsync(Uri endpoint)
    {
        var services = Services();
        services.AddTrueWatchClient(options =>
        {
            options.ApiKey = new TrueWatchApiKey(Marker.Secret);
            options.GetVariable = _ => null;
            options.Endpoint = endpoint;
            options.MaximumRetries = 0;
        });
        await using var provider = services.BuildServiceProvider();
        _evidence.Print("exception", await Record.ExceptionAsync(
            () => provider.GetRequiredService<TrueWatchClient>().QueryActionStatusAsync("t", TestCanceled)));
    }

    /// <summary>A client of the caller's own factory, which logs as well.</summary>
    private HttpClient HttpClient(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond)
    {
        var services = Services();
        services.AddHttpClient("Default").ConfigurePrimaryHttpMessageHandler(() => new FunctionHandler(respond));
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("Default");
    }

    private ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(_evidence.Loggers));
        return services;
    }

    private TrueWatchClientOptions Options(TimeProvider? time = null) => new()
    {
        ApiKey = new TrueWatchApiKey(Marker.Secret),
        GetVariable = _ => null,
        MaximumRetries = 1,
        Timeout = TimeSpan.FromDays(1),
        AttemptTimeout = TimeSpan.FromDays(1),
        LoggerFactory = _evidence.Loggers,
        TimeProvider = time ?? new PauseTime(TimeSpan.FromHours(2)),
    };

    private sealed record Holder(TrueWatchApiKey Key, TrueWatchClientOptions Options);

    private sealed class PrintingProgress(Evidence evidence) : IProgress<PollingProgress<ResourceTask, TaskStatus>>
    {
        public void Report(PollingProgress<ResourceTask, TaskStatus> value) => evidence.Print("progress", value);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException($"after {Marker.Secret}");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException($"after {Marker.Secret}");
    }
}
