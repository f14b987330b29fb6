using CsCheck;

namespace TrueWatch.Polling.Tests;

/// <summary>What holds whatever the service does. A failure prints the seed that repeats it.</summary>
public sealed class PropertyTests
{
    private const int Iterations = 500;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_wait_ends_as_the_last_replies_say_and_in_time()
        => Gen.Select(Scripts.Any, Gen.Int[20, 600], Gen.Int[-300, 300], Gen.Int[0, 6], Gen.Int[1, 20])
            .SampleAsync(RequireDocumentedEndAsync, iter: Iterations);

    [Fact]
    public Task Any_number_of_waits_on_a_task_sends_the_requests_of_one()
        => Gen.Select(Scripts.Successful, Gen.Int[0, 100].Array[1, 10])
            .SampleAsync(
                async (script, departures) =>
                {
                    var alone = await TraceAsync(script, []);
                    Assert.Equal(alone, await TraceAsync(script, departures));
                },
                iter: Iterations);

    [Fact]
    public Task A_wait_that_goes_on_elsewhere_sends_what_it_would_have_sent()
        => Gen.Select(Scripts.Answers, Gen.Int[0, 120].Array[0, 8]).SampleAsync(
            async (script, interruptions) =>
            {
                var uninterrupted = await ResumeAsync(script, []);
                Assert.Equal(uninterrupted, await ResumeAsync(script, [.. interruptions.Order().Distinct()]));
            },
            iter: Iterations);

    private static async Task RequireDocumentedEndAsync(
        ScriptStep[] script, int timeout, int cancelAt, int maximumFaults, int permits)
    {
        var time = new VirtualTime();
        var service = new JobService(time, request => Step(script, request).ToReply(time));
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(3)),
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
            MaximumConsecutiveFaults = maximumFaults,
            PollTimeout = TimeSpan.FromSeconds(10),
            Timeout = TimeSpan.FromSeconds(timeout),
        };
        using var cancellation = new CancellationTokenSource();
        var client = service.Client(new RequestLimit(permits, Window));
        using var wait = Poller.Start(client.Job(), options, cancellation.Token);
        if (cancelAt >= 0)
        {
            time.Run(TimeSpan.FromSeconds(cancelAt));
            await cancellation.CancelAsync();
        }

        time.RunUntil(() => wait.Progress.Phase == PollingPhase.Ended);
        var requests = service.Requests.Count;
        time.Run(TimeSpan.FromHours(1));

        Assert.Equal(requests, service.Requests.Count);
        RequestWindow.RequireAtMost(permits, Window, service.Requests);
        var replies = service.Requests.Select(request => Step(script, request)).ToList();
        Assert.DoesNotContain(replies.SkipLast(1), reply => reply.IsFinal);
        try
        {
            var end = await wait.Completion;
            Assert.Equal(PollingOutcome.Succeeded, end.Outcome);
            Assert.Equal(ReplyKind.Done, replies[^1].Kind);
            Assert.Equal(replies.Count, end.Poll);
            Assert.InRange(end.Elapsed.TotalSeconds, 0, timeout + 5);
        }
        catch (Exception exception) when (exception is IPollingFailure failure)
        {
            var report = failure.Report;
            Assert.Equal(replies.Count, report.Polls);
            Assert.InRange(replies.Count(reply => reply.IsTransient) - report.TransientFaults.Values.Sum(), 0, 1);
            Assert.InRange(report.Elapsed.TotalSeconds, 0, timeout + 5);
            Assert.Equal("job", PollingResumeToken.Parse(report.ResumeToken!.ToString()).Arguments[0].Value);
            RequireReason(exception, replies, maximumFaults, timeout, cancelAt);
        }
    }

    private static void RequireReason(
        Exception exception, List<ScriptStep> replies, int maximumFaults, int timeout, int cancelAt)
    {
        switch (exception)
        {
            case RemoteTaskFailedException:
                Assert.Equal(ReplyKind.Broken, replies[^1].Kind);
                break;
            case RemoteTaskCanceledException:
                Assert.Equal(ReplyKind.Stopped, replies[^1].Kind);
                break;
            case PollingFaultException { Fault.Kind: PollingFaultKind.Transient }:
                var row = replies.Where(reply => reply.Kind != ReplyKind.Throttled).TakeLast(maximumFaults + 1).ToList();
                Assert.Equal(maximumFaults + 1, row.Count);
                Assert.All(row, reply => Assert.True(reply.IsTransient));
                break;
            case PollingFaultException fault:
                Assert.Equal(
                    fault.Fault.Kind == PollingFaultKind.Refused ? ReplyKind.Refused : ReplyKind.Missing, replies[^1].Kind);
                break;
            case PollingTimeoutException { RetryAfter: null } late:
                Assert.InRange(late.Report.Elapsed.TotalSeconds, timeout, timeout + 5);
                break;
            case PollingTimeoutException early:
                Assert.True(early.Report.Elapsed + early.RetryAfter > TimeSpan.FromSeconds(timeout));
                Assert.Equal(early.RetryAfter, TimeSpan.FromSeconds(replies[^1].RetryAfter));
                break;
            default:
                Assert.Equal(cancelAt, Assert.IsType<PollingCanceledException>(exception).Report.Elapsed.TotalSeconds);
                break;
        }
    }

    /// <summary>The requests for a task that one waits for to its end, and others for a while.</summary>
    private static async Task<IEnumerable<double>> TraceAsync(ScriptStep[] script, int[] departures)
    {
        var time = new VirtualTime();
        var service = new JobService(time, request => Step(script, request).ToReply(time));
        var client = service.Client();
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(3)),
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
            MaximumConsecutiveFaults = 100,
            Timeout = Timeout.InfiniteTimeSpan,
        };

        // The first wait leads the polls, and is one of those that leave.
        var others = departures.Select(_ => Poller.Start(client.Job(), options, TestCanceled)).ToList();
        using var one = Poller.Start(client.Job(), options, TestCanceled);
        foreach (var (departure, other) in departures.Zip(others).OrderBy(pair => pair.First))
        {
            time.Run(TimeSpan.FromSeconds(departure) - time.Now);
            other.Dispose();
        }

        await time.RunAsync(one.Completion);
        Assert.Equal("done", (await one.Completion).RawStatus);
        return service.Seconds;
    }

    /// <summary>The requests of a wait that is interrupted at times and goes on at once, with a client of its own.</summary>
    private static async Task<IEnumerable<double>> ResumeAsync(ScriptStep[] script, int[] interruptions)
    {
        var time = new VirtualTime();
        var service = new JobService(time, request => Step(script, request).ToReply(time));
        var options = new PollingOptions
        {
            DelayPolicy = new ExponentialDelayPolicy(
            TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), factor: 1.5, jitter: 0)
        };
        var wait = Poller.Start(service.Client().Job(), options, TestCanceled);
        foreach (var interruption in interruptions)
        {
            time.Run(TimeSpan.FromSeconds(interruption) - time.Now);
            if (wait.Progress.Phase == PollingPhase.Ended)
            {
                break;
            }

            var token = PollingResumeToken.Parse(wait.GetResumeToken().ToString());
            wait.Dispose();
            wait = Poller.Resume(service.Client().Job(), token, options, TestCanceled);
        }

        await time.RunAsync(wait.Completion);
        Assert.Equal(service.Requests.Count, (await wait.Completion).Poll);
        return service.Seconds;
    }

    private static ScriptStep Step(ScriptStep[] script, JobRequest request)
        => script[Math.Min(request.Number, script.Length) - 1];
}
