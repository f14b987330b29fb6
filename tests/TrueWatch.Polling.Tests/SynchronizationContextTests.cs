using System.Threading.RateLimiting;

namespace TrueWatch.Polling.Tests;

/// <summary>Nothing that the runtime of the waits does needs the caller's context: a user interface may block on a wait.</summary>
public sealed class SynchronizationContextTests
{
    private static readonly PollingOptions Fast = new()
    {
        InitialDelay = TimeSpan.FromMilliseconds(1),
        MaximumDelay = TimeSpan.FromMilliseconds(1),
    };

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wait")]
    [InlineData("wait that fails")]
    [InlineData("wait with a progress")]
    [InlineData("wait that is resumed")]
    [InlineData("watch")]
    [InlineData("watch of a handle")]
    [InlineData("many")]
    [InlineData("many one by one")]
    [InlineData("start")]
    [InlineData("permit")]
    [InlineData("permit in time")]
    [InlineData("permit of a limiter")]
    [InlineData("limiter")]
    [InlineData("limiter with a queue")]
    public async Task No_await_goes_on_in_the_callers_context(string way)
    {
        var (things, uses) = await AsyncSteps.RunEachAsync(steps => ActAsync(way, steps));

        Assert.NotEqual(0, things);
        Assert.Equal(0, uses);
    }

    private static async Task ActAsync(string way, AsyncSteps steps)
    {
        switch (way)
        {
            case "wait":
                await Poller.WaitAsync(Operation(steps), Fast, null, TestCanceled).ConfigureAwait(false);
                break;
            case "wait that fails":
                await FailAsync(Poller.WaitAsync(Operation(steps, "broken"), Fast, null, TestCanceled)).ConfigureAwait(false);
                break;
            case "wait with a progress":
                await Poller.WaitAsync(
                    Operation(steps), Fast, new SynchronousProgress<PollingProgress<string, Phase>>(), TestCanceled).ConfigureAwait(false);
                break;
            case "wait that is resumed":
                var operation = Operation(steps);
                await Poller.Resume(operation, operation.CreateToken(TimeSpan.FromMinutes(1)), Fast, TestCanceled)
                    .Completion.ConfigureAwait(false);
                break;
            case "watch":
                await DrainAsync(Poller.WatchAsync(Operation(steps), Fast, TestCanceled)).ConfigureAwait(false);
                break;
            case "watch of a handle":
                using (var wait = Poller.Start(Operation(steps), Fast, TestCanceled))
                {
                    await DrainAsync(wait.WatchAsync(TestCanceled)).ConfigureAwait(false);
                }

                break;
            case "many":
                await Poller.WaitForAllAsync<string, Phase>([Operation(steps), Operation(steps, "broken")], Fast, TestCanceled).ConfigureAwait(false);
                break;
            case "many one by one":
                await DrainAsync(Poller.WhenEachAsync<string, Phase>([Operation(steps), Operation(steps, "broken")], Fast, TestCanceled)).ConfigureAwait(false);
                break;
            case "start":
                await RemoteTaskStart.AndWaitAsync(new object(), Operation(steps).Schedule, _ => StartAsync(steps), Fast, null, TestCanceled).ConfigureAwait(false);
                break;
            default:
                await AcquireAsync(way, steps).ConfigureAwait(false);
                break;
        }
    }

    private static async Task AcquireAsync(string way, AsyncSteps steps)
    {
        var limit = new RequestLimit(1, TimeSpan.FromMilliseconds(5));
        using var limiter = new RequestLimiter(limit);
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new PollingConnectionOptions
        {
            Limit = way == "permit of a limiter" ? null : limit,
            Limiters = way == "permit of a limiter" ? [limiter, new ScriptedLimiter { Ask = _ => GrantAsync(steps) }] : [],
        });
        if (way == "limiter with a queue")
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => UseAsync(limiter))).ConfigureAwait(false);
        }

        for (var round = 0; round < 2; round++)
        {
            using IDisposable permit = way switch
            {
                "limiter" => await limiter.AcquireAsync(1, TestCanceled).ConfigureAwait(false),
                "permit in time" => await connection.AcquireAsync(TimeSpan.FromMinutes(1), TestCanceled).ConfigureAwait(false),
                _ => await connection.AcquireAsync(TestCanceled).ConfigureAwait(false),
            };
            await steps.NextAsync().ConfigureAwait(false);
        }
    }

    private static async Task UseAsync(RequestLimiter limiter)
    {
        using var lease = await limiter.AcquireAsync(1, TestCanceled).ConfigureAwait(false);
    }

    private static async Task<RateLimitLease> GrantAsync(AsyncSteps steps)
    {
        await steps.NextAsync().ConfigureAwait(false);
        return await ScriptedLimiter.Granted().ConfigureAwait(false);
    }

    private static async Task<RemoteTaskStart<string, string, Phase>> StartAsync(AsyncSteps steps)
    {
        await steps.NextAsync().ConfigureAwait(false);
        return new("Create", "response", "j:1", Operation(steps));
    }

    private static ScriptedOperation Operation(AsyncSteps steps, string end = "done")
        => new(TimeProvider.System, "waiting", end) { BeforeAnswer = (_, _) => steps.NextAsync() };

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items.ConfigureAwait(false))
        {
        }
    }

    // Assert's own way to wait for a failure uses the context.
    private static async Task FailAsync(Task wait)
    {
        try
        {
            await wait.ConfigureAwait(false);
        }
        catch (RemoteTaskFailedException)
        {
            return;
        }

        Assert.Fail("It does not fail.");
    }
}
