using System.Threading.Channels;
using RedisRateLimiting;
using StackExchange.Redis;
using TrueWatch.Generated;
using TrueWatch.Polling;
using Progress = TrueWatch.Polling.PollingProgress<TrueWatch.Generated.ResourceTask, TrueWatch.Generated.TaskStatus>;

namespace TrueWatch.Pages.Tests;

/// <summary>What the page about limits says of a server that is away, or was restarted.</summary>
public sealed class RedisOutageTests
{
    [Fact]
    public async Task A_server_that_is_away_ends_calls_at_their_timeout_and_no_wait()
    {
        var canceled = TestContext.Current.CancellationToken;
        var port = RedisServer.FindFreePort();
        var settings = ConfigurationOptions.Parse($"127.0.0.1:{port},abortConnect=false,connectTimeout=200");
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        await using var redis = await ConnectionMultiplexer.ConnectAsync(settings);
        await using var limiter = new RedisSlidingWindowRateLimiter<string>("truewatch-test", new RedisSlidingWindowRateLimiterOptions
        {
            ConnectionMultiplexerFactory = () => redis,
            PermitLimit = 20,
            Window = TimeSpan.FromSeconds(60),
        });
        await using var service = await TrueWatchSimulator.StartAsync(timeProvider: new FastTime(), cancellationToken: canceled);
        using var client = new TrueWatchClient(new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
            Endpoint = service.Endpoint,
            // Long enough for a busy machine to find out that nobody is there.
            Timeout = TimeSpan.FromSeconds(5),
            RateLimiters = [limiter],
        });

        var failure = await Assert.ThrowsAsync<TrueWatchApiException>(() => client.QueryActionStatusAsync("task_import", canceled));
        var progress = Channel.CreateUnbounded<Progress>();
        var options = new PollingOptions
        {
            DelayPolicy = new ExponentialDelayPolicy(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.2)),
            FaultDelayPolicy = new ExponentialDelayPolicy(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.2)),
            MaximumConsecutiveFaults = 1,
        };
        var wait = client.WaitForTaskAsync("task_import", options, new Writer(progress.Writer), canceled);
        await ReadUntilAsync(IsOutage);
        await ReadUntilAsync(IsOutage);
        await ReadUntilAsync(IsOutage);
        using (new RedisServer(port))
        {
            await ReadUntilAsync(report => report.Polls == 1);
        }

        await ReadUntilAsync(IsOutage);
        using var restarted = new RedisServer(port);
        var end = await wait;

        Assert.Equal(TrueWatchErrorKind.Unreachable, failure.Kind);
        Assert.IsType<RedisException>(failure.InnerException!.InnerException, exactMatch: false);
        Assert.Equal(TrueWatch.Generated.TaskStatus.Ok, end.Status);

        static bool IsOutage(Progress report) => report.Fault?.Name == "limiter";

        async Task ReadUntilAsync(Predicate<Progress> isReached)
        {
            while (!isReached(await progress.Reader.ReadAsync(canceled)))
            {
            }
        }
    }

    private sealed class Writer(ChannelWriter<Progress> reports) : IProgress<Progress>
    {
        public void Report(Progress value) => reports.TryWrite(value);
    }
}
