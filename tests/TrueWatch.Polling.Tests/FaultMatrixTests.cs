namespace TrueWatch.Polling.Tests;

/// <summary>Each fault alone, in bursts and alternating, on the first, a middle and the last poll.</summary>
public sealed class FaultMatrixTests
{
    private const int Answers = 5;
    private readonly VirtualTime _time = new();

    public static TheoryData<string, int, int> Bursts => new(
        from fault in Faults.Transient.Keys
        from burst in Enumerable.Range(1, 6)
        from position in (int[])[1, 3, Answers]
        select (fault, burst, position));

    public static TheoryData<string, int> FinalFaults => new(
        from fault in Faults.Final.Keys
        from position in (int[])[1, 3, Answers]
        select (fault, position));

    public static TheoryData<int, int> Throttles => new(
        from burst in Enumerable.Range(1, 6)
        from position in (int[])[1, 3, Answers]
        select (burst, position));

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions Options => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
        FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
        PollTimeout = TimeSpan.FromSeconds(7),
    };

    [Theory]
    [MemberData(nameof(Bursts))]
    public async Task Up_to_five_transient_faults_in_a_row_are_got_over_and_six_end_the_wait(string fault, int burst, int position)
    {
        var service = new JobService(_time, Script(position, [.. Enumerable.Repeat(Faults.Transient[fault], burst)]));

        var wait = Poller.WaitAsync(service.Client().Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        if (burst <= 5)
        {
            var end = await wait;
            Assert.Equal(PollingOutcome.Succeeded, end.Outcome);
            Assert.Equal(Answers + burst, end.Poll);
            Assert.Equal(Answers + burst, service.Requests.Count);
            return;
        }

        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        Assert.Equal(PollingFaultKind.Transient, exception.Fault.Kind);
        Assert.NotNull(exception.InnerException);
        Assert.Equal(position - 1 + burst, exception.Report.Polls);
        Assert.Equal(position - 1 + burst, service.Requests.Count);
        Assert.Equal(burst, exception.Report.TransientFaults[exception.Fault.Name]);
        Assert.Equal(position == 1 ? null : "waiting", exception.Report.RawStatus);
        Assert.NotNull(exception.Report.ResumeToken);
        Assert.Contains("jobId: 'job'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FinalFaults))]
    public async Task What_would_fail_again_ends_the_wait_on_the_first_answer(string fault, int position)
    {
        var reply = Faults.Final[fault];
        var service = new JobService(_time, Script(position, reply));

        var wait = Poller.WaitAsync(service.Client().Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        Assert.Same(reply.Failure, exception.InnerException);
        Assert.Equal(
            fault is "HTTP 401" or "HTTP 403" ? PollingFaultKind.Refused : PollingFaultKind.Permanent, exception.Fault.Kind);
        Assert.Equal(position, service.Requests.Count);
        Assert.NotNull(exception.Report.ResumeToken);
    }

    [Theory]
    [MemberData(nameof(Throttles))]
    public async Task A_throttle_costs_no_wait_its_result(int burst, int position)
    {
        var service = new JobService(_time, Script(position, [.. Enumerable.Repeat(Faults.Throttled, burst)]));

        var wait = Poller.WaitAsync(service.Client().Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(PollingOutcome.Succeeded, (await wait).Outcome);
        Assert.Equal(Answers + burst, service.Requests.Count);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Different_faults_in_a_row_count_together_and_throttles_between_them_do_not(int faults, bool isGotOver)
    {
        JobReply[] burst = [.. Enumerable.Range(0, faults)
            .SelectMany(number => (JobReply[])[Faults.Transient.Values.ElementAt(number), Faults.Throttled])];
        var service = new JobService(_time, Script(3, burst));

        var wait = Poller.WaitAsync(service.Client().Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        if (isGotOver)
        {
            Assert.Equal(PollingOutcome.Succeeded, (await wait).Outcome);
            return;
        }

        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        Assert.Equal(6, exception.Report.TransientFaults.Values.Sum());
        Assert.Equal(5, exception.Report.ThrottledPolls);
    }

    [Fact]
    public async Task Every_answer_begins_the_count_anew()
    {
        var service = new JobService(_time, request => request.Number switch
        {
            60 => "done",
            var number when number % 6 == 0 => "waiting",
            _ => Faults.Transient["HTTP 503"],
        });

        var wait = Poller.WaitAsync(service.Client().Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(60, (await wait).Poll);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(20, 21)]
    public async Task How_many_faults_are_got_over_is_the_callers_to_say(int maximum, int polls)
    {
        var service = new JobService(_time, Faults.Transient["HTTP 503"]);
        var options = new PollingOptions
        {
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
            MaximumConsecutiveFaults = maximum,
        };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        Assert.Equal(polls, service.Requests.Count);
    }

    [Fact]
    public async Task The_deadline_comes_before_the_last_fault()
    {
        var service = new JobService(_time, Faults.Transient["HTTP 503"]);
        var options = new PollingOptions
        {
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(10)),
            Timeout = TimeSpan.FromSeconds(25),
        };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
        Assert.Equal([0, 10, 20, 25], service.Seconds);
        Assert.Equal(4, exception.Report.TransientFaults["HTTP 503"]);
        Assert.Contains("transient faults: HTTP 503 4×", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_default_the_pauses_between_faults_double_up_to_half_a_minute()
    {
        var service = new JobService(_time, Faults.Transient["HTTP 503"]);

        var wait = Poller.WaitAsync(service.Client().Job(), new PollingOptions { MaximumConsecutiveFaults = 60 }, null, TestCanceled);
        await _time.RunAsync(wait);

        await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        var seconds = service.Seconds.ToList();
        var pauses = seconds.Zip(seconds.Skip(1), (one, next) => next - one).ToList();
        Assert.Equal(60, pauses.Count);
        foreach (var (pause, expected) in pauses.Zip([2, 4, 8, 16, .. Enumerable.Repeat(30.0, 56)]))
        {
            Assert.InRange(pause, Math.Max(2, 0.8 * expected), Math.Min(30, 1.2 * expected));
        }
    }

    [Fact]
    public async Task A_classifier_of_the_callers_decides()
    {
        var service = new JobService(_time, Faults.Final["bug"], Faults.Throttled, "done");
        var options = new PollingOptions { FaultClassifier = new EverythingIsTransient() };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(3, (await wait).Poll);
    }

    /// <summary>Waiting up to the last response, with the burst before the response of that number.</summary>
    private static JobReply[] Script(int position, params JobReply[] burst) =>
    [
        .. Enumerable.Repeat<JobReply>("waiting", position - 1),
        .. burst,
        .. Enumerable.Repeat<JobReply>("waiting", Answers - position),
        "done",
    ];

    private sealed class EverythingIsTransient : FaultClassifier
    {
        public override PollingFault Classify(Exception exception) => new(PollingFaultKind.Transient, "any");
    }
}
