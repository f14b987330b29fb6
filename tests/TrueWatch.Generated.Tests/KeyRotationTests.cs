using Microsoft.Extensions.Time.Testing;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

public sealed class KeyRotationTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_provider_is_asked_for_every_attempt()
    {
        var sent = new List<string>();
        using var handler = new FunctionHandler((request, _) =>
        {
            sent.AddRange(request.Headers.GetValues("DF-API-KEY"));
            return Task.FromResult(sent.Count < 3 ? FunctionHandler.Status(503) : ClientUnderTest.Response(Json.Documented));
        });
        var asked = 0;
        using var client = Client(handler, Options(new PauseTime(TimeSpan.FromHours(1)), _ => new(new TrueWatchApiKey($"key-{++asked}"))));

        await client.QueryActionStatusAsync("t", TestCanceled);
        await client.QueryActionStatusAsync("t", TestCanceled);

        Assert.Equal(["key-1", "key-2", "key-3", "key-4"], sent);
    }

    [Fact]
    public async Task What_the_provider_throws_reaches_the_caller_as_it_is()
    {
        var mistake = new TimeoutException("The vault is closed.");
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        using var client = Client(handler, Options(new FakeTimeProvider(), _ => throw mistake));
        using var slow = Client(handler, Options(new FakeTimeProvider(), async _ =>
        {
            await Task.Yield();
            throw mistake;
        }));

        Assert.Same(mistake, await Assert.ThrowsAsync<TimeoutException>(() => client.QueryActionStatusAsync("t", TestCanceled)));
        Assert.Same(mistake, await Assert.ThrowsAsync<TimeoutException>(() => slow.QueryActionStatusAsync("t", TestCanceled)));
        Assert.Equal(0, handler.Requests);
    }

    [Fact]
    public async Task A_provider_that_answers_null_is_named()
    {
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        using var client = Client(handler, Options(new FakeTimeProvider(), _ => new((TrueWatchApiKey)null!)));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => client.QueryActionStatusAsync("t", TestCanceled));

        Assert.Contains("ApiKeyProvider returned null", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, handler.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_never_answers_ends_at_the_timeout(bool heedsToken)
    {
        var time = new FakeTimeProvider();
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var never = new TaskCompletionSource<TrueWatchApiKey>();
        using var client = Client(handler, Options(time, token => new(heedsToken ? never.Task.WaitAsync(token) : never.Task)));

        var call = client.QueryActionStatusAsync("t", TestCanceled);
        time.Advance(TimeSpan.FromDays(1));
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => call);

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.StartsWith("Nothing was sent: the ApiKeyProvider returned no key within 86400 s.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, handler.Requests);
    }

    [Fact]
    public async Task All_clients_of_a_provider_share_a_budget()
    {
        var time = new FakeTimeProvider();
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var asked = 0;
        Func<CancellationToken, ValueTask<TrueWatchApiKey>> provider = _ => new(new TrueWatchApiKey($"key-{++asked}"));
        using var one = Client(handler, Options(time, provider));
        using var other = Client(handler, Options(time, provider));
        using var stranger = Client(handler, Options(time, _ => new(new TrueWatchApiKey("key-1"))));
        await one.QueryActionStatusAsync("t", TestCanceled);

        var call = other.QueryActionStatusAsync("t", TestCanceled);
        await stranger.QueryActionStatusAsync("t", TestCanceled);
        time.Advance(TimeSpan.FromDays(1));
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => call);

        Assert.Equal(TrueWatchErrorKind.RateLimited, exception.Kind);
        Assert.Equal(2, handler.Requests);
    }

    [Fact]
    public void A_key_and_a_provider_exclude_each_other()
    {
        var options = Options(new FakeTimeProvider(), _ => new(new TrueWatchApiKey("k")));
        options.ApiKey = new TrueWatchApiKey("k");

        var exception = Assert.Throws<ArgumentException>(() => new TrueWatchClient(options));

        Assert.Contains("TrueWatchClientOptions.ApiKey and TrueWatchClientOptions.ApiKeyProvider exclude each other", exception.Message, StringComparison.Ordinal);
    }

    private static TrueWatchClient Client(HttpMessageHandler handler, TrueWatchClientOptions options) =>
        new(new HttpClient(handler, disposeHandler: false), options);

    private static TrueWatchClientOptions Options(TimeProvider time, Func<CancellationToken, ValueTask<TrueWatchApiKey>> provider) => new()
    {
        ApiKeyProvider = provider,
        GetVariable = _ => null,
        Timeout = TimeSpan.FromDays(1),
        AttemptTimeout = TimeSpan.FromDays(1),
        RequestLimit = time is PauseTime ? null : new RequestLimit(1, TimeSpan.FromDays(2)),
        TimeProvider = time,
    };
}
