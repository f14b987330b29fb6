using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>What a call does after a failure.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly PauseTime _time = new(TimeSpan.FromHours(1));
    private readonly CollectingLoggers _loggers = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Transient => ["503", "502", "408", "page", "nothing", "reset", "damaged"];

    public static TheoryData<string> Permanent => ["400", "401", "403", "404", "302", "large"];

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task What_fails_in_passing_is_tried_again_after_pauses_that_grow(string fault)
    {
        using var handler = new FunctionHandler(() => Fail(fault));
        using var client = Client(handler, Options());

        var exception = await FailureAsync(client);

        Assert.Equal(4, exception.Attempts);
        Assert.Equal(4, handler.Requests);
        Assert.True(exception.IsRetryable);
        var pauses = _time.Pauses.Select(pause => pause.TotalSeconds).ToList();
        Assert.Equal(3, pauses.Count);
        Assert.InRange(pauses[0], 0.5, 0.6);
        Assert.InRange(pauses[1], 0.8, 1.2);
        Assert.InRange(pauses[2], 1.6, 2.4);
    }

    [Theory]
    [MemberData(nameof(Permanent))]
    public async Task What_would_fail_again_is_sent_once(string fault)
    {
        using var handler = new FunctionHandler(() => Fail(fault));
        var options = Options();
        options.MaximumAnswerSize = 1000;
        using var client = Client(handler, options);

        var exception = await FailureAsync(client);

        Assert.Equal(1, exception.Attempts);
        Assert.Equal(1, handler.Requests);
        Assert.False(exception.IsRetryable);
        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task A_call_that_succeeds_at_its_last_attempt_succeeds()
    {
        var left = 3;
        using var handler = new FunctionHandler(
            () => left-- > 0 ? FunctionHandler.Status(500) : ClientUnderTest.Response(Json.Documented));
        using var client = Client(handler, Options());

        Assert.Equal("ok", (await client.QueryActionStatusAsync("t", TestCanceled)).Content.StatusValue);
        Assert.Equal(4, handler.Requests);
    }

    [Fact]
    public async Task Without_retries_a_call_is_sent_once()
    {
        using var handler = new FunctionHandler(() => FunctionHandler.Status(503, retryAfter: "1"));
        var options = Options();
        options.MaximumRetries = 0;
        using var client = Client(handler, options);

        Assert.Equal(1, (await FailureAsync(client)).Attempts);
        Assert.Equal(1, handler.Requests);
        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait()
    {
        using var handler = new FunctionHandler(() => FunctionHandler.Status(503, retryAfter: "25"));
        using var client = Client(handler, Options());

        Assert.Equal(TimeSpan.FromSeconds(25), (await FailureAsync(client)).RetryAfter);
        Assert.Equal([25, 25, 25], _time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_service_that_is_in_a_hurry_does_not_shorten_the_pauses()
    {
        using var handler = new FunctionHandler(() => FunctionHandler.Status(503, retryAfter: "0"));
        using var client = Client(handler, Options());

        await FailureAsync(client);

        Assert.All(_time.Pauses, pause => Assert.True(pause >= TimeSpan.FromSeconds(0.5)));
    }

    [Theory]
    [InlineData(503, "60")]
    [InlineData(503, "3600")]
    [InlineData(429, "61")]
    public async Task A_pause_that_there_is_no_time_for_ends_the_call_at_once(int status, string retryAfter)
    {
        var time = new PauseTime(TimeSpan.FromSeconds(10));
        using var handler = new FunctionHandler(() => FunctionHandler.Status(status, retryAfter));
        using var client = Client(handler, Options(time, TimeSpan.FromSeconds(60)));

        var exception = await FailureAsync(client);

        Assert.Equal(1, exception.Attempts);
        Assert.Equal(1, handler.Requests);
        Assert.Equal(TimeSpan.Zero, time.Elapsed);
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("40", 40)]
    public async Task A_rate_limit_is_waited_for_by_the_budget_of_the_key(string? retryAfter, int seconds)
    {
        var isFirst = true;
        using var handler = new FunctionHandler(() =>
        {
            var response = isFirst ? FunctionHandler.Status(429, retryAfter) : ClientUnderTest.Response(Json.Documented);
            isFirst = false;
            return response;
        });
        using var client = Client(handler, Options());

        Assert.Equal("ok", (await client.QueryActionStatusAsync("t", TestCanceled)).Content.StatusValue);
        Assert.Equal(2, handler.Requests);
        Assert.InRange(_time.Elapsed.TotalSeconds, seconds, seconds + 1);
    }

    [Fact]
    public async Task Every_attempt_draws_on_the_budget()
    {
        await using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 });
        using var handler = new FunctionHandler(() => FunctionHandler.Status(503));
        var options = Options();
        options.RateLimiters = [limiter];
        using var client = Client(handler, options);

        Assert.Equal(4, (await FailureAsync(client)).Attempts);
        Assert.Equal(4, limiter.GetStatistics()!.TotalSuccessfulLeases);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("HEAD", 4)]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("DELETE", 1)]
    public async Task Only_a_call_that_reads_is_sent_again(string method, int requests)
    {
        using var handler = new FunctionHandler(() => FunctionHandler.Status(503));
        using var httpClient = new HttpClient(handler);
        var settings = ClientSettings.Of(Options());
        var call = new ApiCall(new ApiConnection(() => httpClient, settings, hasPipeline: false), settings, settings.CreatePollingConnection(isAlone: false));

        await Assert.ThrowsAsync<TrueWatchApiException>(() => call.SendAsync(
            new ApiRequest(new HttpMethod(method), "x"), TrueWatchJsonContext.Default.ResourceTaskResponse, TestCanceled));

        Assert.Equal(requests, handler.Requests);
    }

    [Fact]
    public async Task A_poll_of_a_wait_is_sent_once()
    {
        using var handler = new FunctionHandler(() => FunctionHandler.Status(503));
        using var client = Client(handler, Options());

        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => client.WaitForTaskAsync(
            "t", new PollingOptions { MaximumConsecutiveFaults = 2, PollTimeout = Timeout.InfiniteTimeSpan, Timeout = TimeSpan.FromHours(3) }, null, TestCanceled));

        Assert.Equal(exception.Report.Polls, handler.Requests);
        Assert.Equal(1, Assert.IsType<TrueWatchApiException>(exception.InnerException).Attempts);
        Assert.DoesNotContain(_loggers.Entries, entry => entry is { Category: "TrueWatch.Generated", Id.Id: 2 });
    }

    [Fact]
    public async Task Each_retry_is_logged_without_a_secret()
    {
        using var handler = new FunctionHandler(() => FunctionHandler.Status(503));
        using var client = Client(handler, Options());

        await FailureAsync(client);

        var entries = _loggers.Entries.Where(entry => entry is { Category: "TrueWatch.Generated", Id.Id: 2 }).ToList();
        Assert.Equal(3, entries.Count);
        Assert.All(entries, entry =>
        {
            Assert.Equal(LogLevel.Information, entry.Level);
            Assert.Contains("api/v1/workspace/resource/query_action_status", entry.Text, StringComparison.Ordinal);
            Assert.Contains("HTTP 503", entry.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("task_4711", entry.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(ClientUnderTest.Key, entry.Text, StringComparison.Ordinal);
        });
    }

    public void Dispose() => _loggers.Dispose();

    private static TrueWatchClient Client(HttpMessageHandler handler, TrueWatchClientOptions options) =>
        new(new HttpClient(handler, disposeHandler: false), options);

    private static Task<TrueWatchApiException> FailureAsync(TrueWatchClient client) =>
        Assert.ThrowsAsync<TrueWatchApiException>(() => client.QueryActionStatusAsync("task_4711", TestCanceled));

    private static HttpResponseMessage Fail(string fault)
    {
        switch (fault)
        {
            case "page":
                return ClientUnderTest.Response("<html>");
            case "nothing":
                return ClientUnderTest.Response("");
            case "large":
                return ClientUnderTest.Response(new string(' ', 1001));
            case "reset":
                throw new HttpRequestException("Connection reset", new IOException("Connection reset"));
            case "damaged":
                var response = ClientUnderTest.Response("no gzip");
                response.Content.Headers.ContentEncoding.Add("gzip");
                return response;
            default:
                return FunctionHandler.Status(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private TrueWatchClientOptions Options(TimeProvider? time = null, TimeSpan? timeout = null) => new()
    {
        ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
        GetVariable = _ => null,
        Timeout = timeout ?? TimeSpan.FromDays(1),
        AttemptTimeout = TimeSpan.FromDays(1),
        RequestLimit = null,
        LoggerFactory = _loggers,
        TimeProvider = time ?? _time,
    };
}
