using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

public sealed class TimeoutTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_call_without_an_answer_ends_at_its_timeout()
    {
        using var test = new HangingClient(Options(TimeSpan.FromSeconds(30)));

        var call = test.CallAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => call);

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.Null(exception.StatusCode);
        Assert.StartsWith("No response from https://openapi.truewatch.com within 30 s.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeout_includes_the_reading_of_the_body()
    {
        using var test = new HangingClient(Options(TimeSpan.FromSeconds(5)), hangInBody: true);

        var call = test.CallAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TrueWatchErrorKind.Unreachable, (await Assert.ThrowsAsync<TrueWatchApiException>(() => call)).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancellation_is_the_callers_own(bool hangInBody)
    {
        using var cancellation = new CancellationTokenSource();
        using var test = new HangingClient(Options(TimeSpan.FromSeconds(30)), hangInBody);

        var call = test.CallAsync(cancellation.Token);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task A_token_that_was_canceled_before_sends_nothing()
    {
        using var test = new ClientUnderTest(Json.Documented);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => test.Client.QueryActionStatusAsync("t", new CancellationToken(canceled: true)));

        Assert.Empty(test.Requests);
    }

    [Fact]
    public async Task A_timeout_of_the_callers_HttpClient_is_no_cancellation()
    {
        using var test = new ClientUnderTest(_ => throw new TaskCanceledException("timed out", new TimeoutException()));

        var exception = await test.FailureAsync();

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.Contains("HttpClient's own timeout", exception.Message, StringComparison.Ordinal);
    }

    private TrueWatchClientOptions Options(TimeSpan timeout) =>
        new()
        {
            ApiKey = new TrueWatchApiKey("k"),
            GetVariable = _ => null,
            AttemptTimeout = timeout,
            MaximumRetries = 0,
            TimeProvider = _time,
        };
}
