using System.Net;
using Microsoft.Extensions.Time.Testing;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>How long a call takes at most, and what ends it before.</summary>
public sealed class CallTimeTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_timeout_is_over_all_attempts()
    {
        var time = new PauseTime(TimeSpan.FromSeconds(5));
        using var arrivals = new SemaphoreSlim(0);
        using var handler = new FunctionHandler(async (_, cancellationToken) =>
        {
            arrivals.Release();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException("The wait has no other end.");
        });
        var options = Options(time, TimeSpan.FromSeconds(25));
        options.AttemptTimeout = TimeSpan.FromSeconds(10);
        using var client = Client(handler, options);

        var call = FailureAsync(client);
        await arrivals.WaitAsync(TestCanceled);
        time.Advance(TimeSpan.FromSeconds(10));
        await arrivals.WaitAsync(TestCanceled);
        time.Advance(TimeSpan.FromSeconds(10));
        await arrivals.WaitAsync(TestCanceled);

        // The third attempt has what is left; a pause is a whole number of milliseconds.
        time.Advance(TimeSpan.FromSeconds(24.99) - time.Elapsed);
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(25) - time.Elapsed);
        var exception = await call;
        Assert.Equal(3, exception.Attempts);
        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
    }

    [Fact]
    public async Task Without_a_permit_in_time_nothing_is_sent()
    {
        var time = new FakeTimeProvider();
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var options = Options(time, TimeSpan.FromSeconds(30));
        options.RequestLimit = new RequestLimit(1, TimeSpan.FromMinutes(1));
        using var client = Client(handler, options);
        await client.QueryActionStatusAsync("t", TestCanceled);

        var call = FailureAsync(client);
        time.Advance(TimeSpan.FromSeconds(30));
        var exception = await call;

        Assert.Equal(TrueWatchErrorKind.RateLimited, exception.Kind);
        Assert.Null(exception.StatusCode);
        Assert.StartsWith("Nothing was sent", exception.Message, StringComparison.Ordinal);
        Assert.Contains("within 30 s (1 in 0:01:00", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, handler.Requests);
    }

    [Fact]
    public async Task Without_a_permit_for_another_attempt_the_failure_of_the_last_one_is_told()
    {
        var time = new FakeTimeProvider();
        using var handler = new FunctionHandler(() => FunctionHandler.Status(429));
        using var client = Client(handler, Options(time, TimeSpan.FromSeconds(4)));

        // The pause of the key takes 5 seconds.
        var call = FailureAsync(client);
        time.Advance(TimeSpan.FromSeconds(4));
        var exception = await call;

        Assert.Equal(HttpStatusCode.TooManyRequests, exception.StatusCode);
        Assert.Equal(1, exception.Attempts);
        Assert.Equal(1, handler.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_caller_breaks_off_was_sent_and_what_the_HttpClient_refuses_was_not(bool isSent)
    {
        var time = new FakeTimeProvider();
        using var handler = new FunctionHandler(async (request, cancellationToken) =>
        {
            await (request.Content?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask);
            return isSent ? ClientUnderTest.Response(Json.Documented) : throw new InvalidOperationException("refused");
        });
        var options = Options(time, TimeSpan.FromHours(1));
        options.RequestLimit = new RequestLimit(1, TimeSpan.FromMinutes(1));
        using var client = Client(handler, options);
        using var file = new MemoryStream(new byte[10]);
        var upload = new FileUpload(file, "a.zip") { Progress = new CallbackProgress(_ => throw new InvalidOperationException("enough")) };

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => isSent ? client.ImportResourcesAsync(new ImportResourcesForm(upload), TestCanceled) : client.ExportResourcesAsync(TestCanceled));
        var next = Record.ExceptionAsync(() => client.QueryActionStatusAsync("t", TestCanceled));

        Assert.Equal(isSent, !next.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(2));
        await next;
    }

    [Fact]
    public async Task A_client_that_was_disposed_of_limits_no_other()
    {
        var time = new FakeTimeProvider();
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var strict = Options(time, TimeSpan.FromHours(1));
        strict.RequestLimit = new RequestLimit(1, TimeSpan.FromHours(1));
        var disposed = Client(handler, strict);
        using var client = Client(handler, Options(time, TimeSpan.FromHours(1)));
        await disposed.QueryActionStatusAsync("t", TestCanceled);
        disposed.Dispose();

        Assert.True(client.QueryActionStatusAsync("t", TestCanceled).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_sending_that_goes_on_after_the_call_gives_its_permit_back()
    {
        var time = new FakeTimeProvider();
        var options = Options(time, TimeSpan.FromHours(1));
        options.RequestLimit = new RequestLimit(2, TimeSpan.FromMinutes(1));
        var budget = ClientSettings.Of(options).CreatePollingConnection(isAlone: false);
        var sendings = new RequestSendings(budget, await budget.AcquireAsync(TestCanceled), isIdempotent: true);
        await sendings.BeginAsync(TestCanceled);
        sendings.EndAll();

        await sendings.BeginAsync(TestCanceled);
        sendings.End();

        time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(budget.AcquireAsync(TestCanceled).AsTask().IsCompletedSuccessfully);
        Assert.True(budget.AcquireAsync(TestCanceled).AsTask().IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("permit")]
    [InlineData("request")]
    [InlineData("body")]
    [InlineData("key")]
    public async Task A_cancellation_is_the_callers_own_at_every_stage(string stage)
    {
        using var cancellation = new CancellationTokenSource();
        using var handler = new FunctionHandler((_, token) => stage switch
        {
            "request" => Task.Run<HttpResponseMessage>(async () => throw await NeverAsync(token), token),
            "body" => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) }),
            "pause" => Task.FromResult(FunctionHandler.Status(503)),
            _ => Task.FromResult(ClientUnderTest.Response(Json.Documented)),
        });
        var options = Options(new FakeTimeProvider(), TimeSpan.FromHours(1));
        options.RequestLimit = new RequestLimit(1, TimeSpan.FromHours(2));
        if (stage == "key")
        {
            options.ApiKey = null;
            options.ApiKeyProvider = async token => throw await NeverAsync(token);
        }

        using var client = Client(handler, options);
        if (stage == "permit")
        {
            await client.QueryActionStatusAsync("t", TestCanceled);
        }

        var call = client.QueryActionStatusAsync("t", cancellation.Token);
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    private static TrueWatchClient Client(HttpMessageHandler handler, TrueWatchClientOptions options) =>
        new(new HttpClient(handler, disposeHandler: false), options);

    private static Task<TrueWatchApiException> FailureAsync(TrueWatchClient client) =>
        Assert.ThrowsAsync<TrueWatchApiException>(() => client.QueryActionStatusAsync("task_4711", TestCanceled));

    private static async Task<Exception> NeverAsync(CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return new InvalidOperationException("The wait has no other end.");
    }

    private static TrueWatchClientOptions Options(TimeProvider time, TimeSpan timeout) => new()
    {
        ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
        GetVariable = _ => null,
        Timeout = timeout,
        AttemptTimeout = TimeSpan.FromDays(1),
        RequestLimit = null,
        TimeProvider = time,
    };

    private sealed class EndlessStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw await NeverAsync(cancellationToken);

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw await NeverAsync(cancellationToken);
    }
}
