using System.Threading.RateLimiting;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>The limiters that a caller gives a client: they come and go with it, and fail in every way. On a virtual clock.</summary>
[Collection<OnVirtualTime>]
public sealed class CallerLimiterTests
{
    private readonly VirtualTimeProvider _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_one_after_the_other_may_each_bring_a_limiter()
    {
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        for (var job = 0; job < 3; job++)
        {
            using var limiter = new RequestLimiter(new RequestLimit(200, TimeSpan.FromMinutes(1)), _time);
            var options = Options(20);
            options.RateLimiters = [limiter];
            using var client = Client(handler, options);
            await client.CallAsync();
            await client.WaitForTaskAsync("t", cancellationToken: TestCanceled);
        }

        Assert.Equal(6, handler.Requests);
    }

    [Fact]
    public async Task A_limiter_that_fails_is_an_error_of_the_client()
    {
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        var options = Options(20);
        options.RateLimiters = [limiter];
        using var client = Client(handler, options);
        await limiter.DisposeAsync();

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => client.CallAsync());

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.Contains("nothing was sent", exception.Message, StringComparison.Ordinal);
        Assert.IsType<ObjectDisposedException>(exception.InnerException!.InnerException);
        Assert.Equal(0, handler.Requests);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(60, 1)]
    public async Task A_limiter_that_is_away_delays_calls_until_they_have_no_time_left(int timeout, int sent)
    {
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var options = Options(20);
        options.Timeout = TimeSpan.FromSeconds(timeout);
        options.RateLimiters = [new AwayLimiter(_time, TimeSpan.FromSeconds(10))];
        using var client = Client(handler, options);

        var exception = await Record.ExceptionAsync(() => client.CallAsync());

        Assert.Equal(sent, handler.Requests);
        Assert.Equal(sent == 0, exception is TrueWatchApiException
        {
            Kind: TrueWatchErrorKind.Unreachable, InnerException: RequestLimiterException { InnerException: IOException },
        });
    }

    private static TrueWatchClient Client(HttpMessageHandler handler, TrueWatchClientOptions options) =>
        new(new HttpClient(handler, disposeHandler: false), options);

    private TrueWatchClientOptions Options(int requests) => new()
    {
        ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
        GetVariable = _ => null,
        MaximumRetries = 0,
        RequestLimit = new RequestLimit(requests, TimeSpan.FromMinutes(1)),
        TimeProvider = _time,
    };
}
