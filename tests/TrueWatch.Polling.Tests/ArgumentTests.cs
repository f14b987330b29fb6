using Microsoft.Extensions.Logging.Testing;

namespace TrueWatch.Polling.Tests;

/// <summary>Every public member refuses what it cannot take, by the name of its parameter.</summary>
public sealed class ArgumentTests
{
    private static readonly PollingSchedule Schedule = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30));
    private static readonly PollingReport Report = new() { Operation = "Job", Arguments = [] };
    private static readonly PollingFault Fault = new(PollingFaultKind.Transient, "503");
    private static readonly PollingSnapshot<string, Phase> Snapshot = new(Answer, 1, TimeSpan.Zero);

    private static readonly Dictionary<string, Action> Refused = new(StringComparer.Ordinal)
    {
        ["endpoint"] = () => _ = new PollingConnection(null!, "key"),
        ["credential"] = () => _ = new PollingConnection("https://jobs.test/", null!),
        ["client"] = () => PollingConnection.Of(null!),
        ["last"] = () => Ignore(new PollingConnection("https://jobs.test/", "key").AcquireAgainAsync(null!)),
        ["times"] = () => Permit().ReportRepeated(-1),
        ["value of Limiters"] = () => _ = new PollingConnectionOptions { Limiters = null! },
        ["value of FaultClassifier"] = () => _ = new PollingConnectionOptions { FaultClassifier = null! },
        ["value of Logger"] = () => _ = new PollingConnectionOptions { Logger = null! },
        ["value of TimeProvider"] = () => _ = new PollingConnectionOptions { TimeProvider = null! },
        ["connection"] = () => _ = new BareOperation(null!, "Job", Schedule, []),
        ["name"] = () => _ = new BareOperation(Connection(), null!, Schedule, []),
        ["name that is empty"] = () => _ = new BareOperation(Connection(), " ", Schedule, []),
        ["name of a start"] = () => _ = new RemoteTaskStart<string, string, Phase>(" ", "response", "id", null),
        ["name of a header"] = () => HttpHeaderReader.Find(null, null!),
        ["schedule"] = () => _ = new BareOperation(Connection(), "Job", null!, []),
        ["arguments"] = () => _ = new BareOperation(Connection(), "Job", Schedule, null!),
        ["operation"] = () => Poller.Start<string, Phase>(null!),
        ["operation of a wait"] = () => Ignore(Poller.WaitAsync<string, Phase>(null!)),
        ["operation of a watch"] = () => _ = Poller.WatchAsync<string, Phase>(null!),
        ["operation of a resumed wait"] = () => Poller.Resume<string, Phase>(null!, Token()),
        ["token"] = () => Poller.Resume(Operation(), null!),
        ["operations"] = () => Ignore(Poller.WaitForAllAsync<string, Phase>(null!)),
        ["operations one by one"] = () => _ = Poller.WhenEachAsync<string, Phase>(null!),
        ["operation of several"] = () => Ignore(Poller.WaitForAllAsync<string, Phase>([Operation(), null!])),
        ["client that starts"] = () => Ignore(RemoteTaskStart.AndWaitAsync<string, string, Phase>(null!, Schedule, _ => null!)),
        ["schedule that follows"] = () => Ignore(RemoteTaskStart.AndWaitAsync<string, string, Phase>(new object(), null!, _ => null!)),
        ["start"] = () => Ignore(RemoteTaskStart.AndWaitAsync<string, string, Phase>(new object(), Schedule, null!)),
        ["json"] = () => PollingResumeToken.Parse(null!),
        ["read"] = () => Token().GetArgument<int>("Job", "jobId", null!),
        ["limit"] = () => _ = new RequestLimiter(null!),
        ["permitCount"] = () => Limiter().AttemptAcquire(2),
        ["permitCount of a permit to wait for"] = () => Ignore(Limiter().AcquireAsync(2, TestContext.Current.CancellationToken).AsTask()),
        ["poll"] = () => _ = new PollingSnapshot<string, Phase>(Answer, 0, TimeSpan.Zero),
        ["poll of a policy"] = () => new ExponentialDelayPolicy(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)).GetDelay(0),
        ["elapsed"] = () => _ = new PollingSnapshot<string, Phase>(Answer, 1, TimeSpan.FromTicks(-1)),
        ["timeProvider"] = () => HttpHeaderReader.ReadRetryAfter(null, null!),
        ["exception"] = () => FaultClassifier.Http.Classify(null!),
        ["report"] = () => _ = new PollingFaultException(null!, Fault, new TimeoutException()),
        ["report of a timeout"] = () => _ = new PollingTimeoutException(null!, TimeSpan.Zero),
        ["report of a cancellation"] = () => _ = new PollingCanceledException(null!, CancellationToken.None),
        ["report of an unknown status"] = () => _ = new UnknownStatusException(null!),
        ["report of a failure"] = () => _ = new RemoteTaskFailedException(null!, Snapshot),
        ["snapshot"] = () => _ = new RemoteTaskFailedException(Report, null!),
        ["innerException"] = () => _ = new PollingFaultException(Report, Fault, null!),
        ["writer"] = () => new PhaseConverter().Write(null!, Phase.Done, new()),
    };

    public static TheoryData<string> Names => [.. Refused.Keys];

    private static PollingAnswer<string, Phase> Answer => new("result", Phase.Done, "done", PollingOutcome.Succeeded);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_makes_no_sense_is_refused_by_the_name_of_the_parameter(string name)
        => Assert.Equal(name.Split(' ')[0], Assert.ThrowsAny<ArgumentException>(Refused[name]).ParamName);

    [Theory]
    [InlineData(-1, "MaximumConsecutiveFaults", "The value must not be negative.")]
    [InlineData(0, "UnknownStatus", "The policy is not defined.")]
    [InlineData(1, "InitialDelay", "The time must be greater than zero and at most 49 days.")]
    [InlineData(2, "Sharing", "The value is not defined.")]
    public void A_setting_that_makes_no_sense_says_what_would(int setting, string name, string advice)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => _ = setting switch
        {
            -1 => new PollingOptions { MaximumConsecutiveFaults = -1 },
            0 => new PollingOptions { UnknownStatus = (UnknownStatusPolicy)3 },
            1 => new PollingOptions { InitialDelay = TimeSpan.Zero },
            _ => (object)new PollingConnectionOptions { Sharing = (PollSharing)7 },
        });

        Assert.Equal(name, exception.ParamName);
        Assert.StartsWith(advice, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_operations_none_is_begun_where_one_is_missing()
    {
        var log = new FakeLogger();
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new() { Logger = log });

        Assert.Throws<ArgumentNullException>(() => Ignore(Poller.WaitForAllAsync<string, Phase>([new ScriptedOperation(connection, TimeProvider.System, "1", "done"), null!], null, TestContext.Current.CancellationToken)));

        Assert.Equal(0, log.Collector.Count);
    }

    [Theory]
    [InlineData(5, 5, null)]
    [InlineData(6, 5, "PollingOptions.InitialDelay (6 s) is longer than MaximumDelay (5 s).")]
    public void Delays_may_be_the_same_and_not_the_wrong_way_round(int initial, int maximum, string? problem)
    {
        var options = new PollingOptions { InitialDelay = TimeSpan.FromSeconds(initial), MaximumDelay = TimeSpan.FromSeconds(maximum) };

        var exception = Record.Exception(() => Poller.Start(Operation(), options, new CancellationToken(canceled: true)).Dispose());

        Assert.Equal(problem, exception?.Message);
    }

    private static RequestLimiter Limiter() => new(new RequestLimit(1, TimeSpan.FromSeconds(1)));

    private static PollingConnection Connection() => new("https://jobs.test/", Guid.NewGuid().ToString());

    private static ScriptedOperation Operation() => new(TimeProvider.System, "done");

    private static PollingResumeToken Token() => Poller.Start(Operation(), null, new CancellationToken(canceled: true)).GetResumeToken();

    private static RequestPermit Permit() => Connection().AcquireAsync().AsTask().GetAwaiter().GetResult();

    // A task that holds the exception, or is about to, throws it here.
    private static void Ignore(Task task) => task.GetAwaiter().GetResult();

    private static void Ignore(ValueTask<RequestPermit> task) => task.AsTask().GetAwaiter().GetResult();

    private sealed class BareOperation(PollingConnection connection, string name, PollingSchedule schedule, PollingArgument[] arguments)
        : PollingOperation<string, Phase>(connection, name, schedule, arguments)
    {
        public override Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken) => Task.FromResult(Answer);
    }
}
