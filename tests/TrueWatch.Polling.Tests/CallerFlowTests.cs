namespace TrueWatch.Polling.Tests;

/// <summary>What a caller carries along, such as its culture or its tenant, comes with its polls and with nobody else's.</summary>
public sealed class CallerFlowTests
{
    private readonly VirtualTime _time = new();
    private readonly AsyncLocal<string?> _tenant = new();
    private readonly List<string?> _seen = [];

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wait")]
    [InlineData("wait with a progress")]
    [InlineData("start")]
    [InlineData("many")]
    public async Task Every_poll_is_sent_with_what_the_caller_had_at_the_call(string way)
    {
        var progress = new SynchronousProgress<PollingProgress<string, Phase>>();
        _tenant.Value = "caller";

        Task wait = way switch
        {
            "wait" => Poller.WaitAsync(Operation(), Options, null, TestCanceled),
            "wait with a progress" => Poller.WaitAsync(Operation(), Options, progress, TestCanceled),
            "start" => Poller.Start(Operation(), Options, TestCanceled).Completion,
            _ => Poller.WaitForAllAsync<string, Phase>([Operation()], Options, TestCanceled),
        };
        _tenant.Value = "later";
        await _time.RunAsync(wait);

        Assert.Equal(["caller", "caller", "caller"], _seen);
    }

    [Fact]
    public async Task A_caller_that_carries_nothing_along_is_served_as_well()
    {
        _tenant.Value = "caller";
        Task wait;
        using (ExecutionContext.SuppressFlow())
        {
            wait = Poller.WaitAsync(Operation(), Options, null, TestCanceled);
        }

        await _time.RunAsync(wait);

        Assert.Equal([null, null, null], _seen);
    }

    private PollingOptions Options => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)), TimeProvider = _time };

    private ScriptedOperation Operation() => new(_time, "waiting", "waiting", "done")
    {
        BeforeAnswer = (_, _) =>
        {
            _seen.Add(_tenant.Value);
            return Task.CompletedTask;
        },
    };
}
