namespace TrueWatch.Polling.Tests;

/// <summary>Policies of the caller's that fail: they end the wait that they are of, with their failure, and no other.</summary>
public sealed class BrokenPolicyTests
{
    private const string Undefined = "'17', which is not a PollingFaultKind";
    private readonly VirtualTime _time = new();

    public static TheoryData<string, string> Policies => new()
    {
        { "classifier", "broken" },
        { "kind", Undefined },
        { "fault delay", "broken" },
    };

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_that_fails_ends_its_wait_with_that(string policy, string expected)
    {
        var service = new JobService(_time, Faults.Transient["HTTP 503"], "done");

        var wait = Poller.WaitAsync(service.Client().Job(), Broken(policy), null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => wait);

        Assert.Contains(expected, exception.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(new PollingFault(PollingFaultKind.Permanent, exception.InnerException.GetType().Name), exception.Fault);
        Assert.NotNull(exception.Report.ResumeToken);
        Assert.Single(service.Requests);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_that_fails_costs_another_wait_of_the_task_nothing(string policy, string expected)
    {
        var service = new JobService(
            _time,
            Faults.Transient["HTTP 503"] with { Before = _time.PauseAsync(TimeSpan.FromSeconds(1)) },
            "done");
        var client = service.Client();
        var broken = Poller.WaitAsync(client.Job(), Broken(policy), null, TestCanceled);
        var sound = Poller.WaitAsync(client.Job(), new PollingOptions { FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(3)) }, null, TestCanceled);

        await _time.RunAsync(sound);

        Assert.Contains(expected, (await Assert.ThrowsAsync<PollingFaultException>(() => broken)).InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal("done", (await sound).RawStatus);
        Assert.Equal([0, 4], service.Seconds);
    }

    [Fact]
    public async Task A_failure_is_classified_once_for_all_waits_with_the_same_classifier()
    {
        var service = new JobService(
            _time, Faults.Transient["HTTP 503"] with { Before = _time.PauseAsync(TimeSpan.FromSeconds(1)) }, "done");
        var client = service.Client();
        var classifier = new Classifier(_ => default);
        var options = new PollingOptions { FaultClassifier = classifier, FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(3)) };
        var waits = Enumerable.Range(0, 3).Select(_ => Poller.WaitAsync(client.Job(), options, null, TestCanceled)).ToList();

        await _time.RunAsync(Task.WhenAll(waits));

        Assert.Equal(1, classifier.Calls);
        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData(null, nameof(HttpRequestException))]
    [InlineData("odd", "odd")]
    public async Task A_fault_is_called_by_its_name_or_by_the_exception(string? name, string expected)
    {
        var service = new JobService(_time, Faults.Transient["HTTP 503"]);
        var options = new PollingOptions { FaultClassifier = new Classifier(_ => new PollingFault(PollingFaultKind.Transient, name!)), MaximumConsecutiveFaults = 0 };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => wait);

        Assert.Equal(new PollingFault(PollingFaultKind.Transient, expected), exception.Fault);
    }

    private static PollingOptions Broken(string policy) => policy switch
    {
        "classifier" => new PollingOptions { FaultClassifier = new Classifier(_ => throw new NotSupportedException("broken")) },
        "kind" => new PollingOptions { FaultClassifier = new Classifier(_ => new PollingFault((PollingFaultKind)17, "odd")) },
        _ => new PollingOptions { FaultDelayPolicy = new BrokenDelayPolicy() },
    };

    private sealed class Classifier(Func<Exception, PollingFault> classify) : FaultClassifier
    {
        public int Calls { get; private set; }

        public override PollingFault Classify(Exception exception)
        {
            Calls++;
            return classify(exception);
        }
    }

    private sealed class BrokenDelayPolicy : DelayPolicy
    {
        public override TimeSpan GetDelay(int poll) => throw new NotSupportedException("broken");
    }
}
