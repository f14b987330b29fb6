using System.Net;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>Long waits over real HTTP on the simulator's virtual clock, to the tick.</summary>
[Collection<OnVirtualTime>]
public sealed class VirtualTimeWaitTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly VirtualTimeProvider _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions Options => new()
    {
        Timeout = TimeSpan.FromHours(1),
        DelayPolicy = new ExponentialDelayPolicy(Pause, Pause, jitter: 0),
        FaultDelayPolicy = new ExponentialDelayPolicy(Pause, Pause, jitter: 0),
    };

    [Fact]
    public async Task A_wait_of_half_an_hour_polls_at_exact_times_through_latency_faults_and_throttles()
    {
        await using var simulator = await StartAsync(service => service
            .AddTask(new TaskScript("task_1").Start(TimeSpan.FromMinutes(1)).Running(TimeSpan.FromMinutes(29)).Succeeds(successCount: 12))
            .WithLatency(TimeSpan.FromSeconds(0.5))
            .OnRequest(3).Fail(HttpStatusCode.ServiceUnavailable)
            .OnRequest(4).ResetConnection()
            .OnRequest(5).TruncateAnswer()
            .OnRequest(6).AnswerGatewayPage()
            .OnRequest(7).ThrottleKey(retryAfter: TimeSpan.FromSeconds(30))
            .OnRequest(9).LeaveUnanswered());
        using var client = Client(simulator);

        var end = await client.WaitForTaskAsync("task_1", Options, cancellationToken: TestCanceled);

        Assert.Equal(TaskStatus.Ok, end.Status);
        Assert.Equal(Expected().TakeWhile(time => time < end.Elapsed), simulator.Requests.Select(request => request.Elapsed));
        Assert.Equal(end.Elapsed, simulator.Requests[^1].Elapsed + TimeSpan.FromSeconds(0.5));
        Assert.Equal([503, null, 200, 502, 401, 200, null], simulator.Requests.Skip(2).Take(7).Select(request => request.StatusCode));
        Assert.Equal([7], simulator.Requests.Where(request => request.IsThrottled).Select(request => request.Number));
        Assert.True(end.Elapsed >= TimeSpan.FromMinutes(30));
    }

    private static IEnumerable<TimeSpan> Expected()
    {
        var poll = TimeSpan.Zero;
        for (var number = 1; ; number++)
        {
            yield return poll;
            poll += number switch
            {
                7 => TimeSpan.FromSeconds(30.5),
                9 => TimeSpan.FromSeconds(30) + Pause,
                _ => TimeSpan.FromSeconds(0.5) + Pause,
            };
        }
    }

    private Task<TrueWatchSimulator> StartAsync(Action<SimulatedService> configure)
        => TrueWatchSimulator.StartAsync(configure, _time, TestCanceled);

    private static TrueWatchClient Client(TrueWatchSimulator simulator) => new(new TrueWatchClientOptions
    {
        ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
        Endpoint = simulator.Endpoint,
        TimeProvider = simulator.TimeProvider,
    });
}
