using System.Globalization;

namespace TrueWatch.Polling.Tests;

/// <summary>Two thousand waits for a day.</summary>
[Collection(Alone.Name)]
public sealed class ScaleTests(ITestOutputHelper output)
{
    private const int Waits = 2_000;
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_thousand_waits_for_a_day_need_no_more_memory_over_time_and_give_every_timer_back(bool isLimited)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new PollingConnectionOptions
        {
            Limit = isLimited ? new RequestLimit(20, TimeSpan.FromSeconds(60)) : null,
            TimeProvider = _time,
        });
        var operation = new EndlessOperation.Counter();
        var options = new PollingOptions { Timeout = TimeSpan.FromHours(24), MaximumDelay = TimeSpan.FromMinutes(15) };
        var all = Enumerable.Range(0, Waits)
            .Select(number => Poller.Start(new EndlessOperation(connection, number, operation), options, TestCanceled))
            .ToList();

        var memory = new List<double>();
        for (var hour = 1; hour < 24; hour++)
        {
            _time.Run(TimeSpan.FromHours(hour) - _time.Now);
            if (hour % 11 == 1)
            {
                memory.Add((GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Waits);
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{operation.Polls} polls; bytes per pending wait after 1, 12 and 23 hours: {memory[0]:0}, {memory[1]:0}, {memory[2]:0}"));
        Assert.All(memory, bytes => Assert.InRange(bytes, 0, 4096));
        Assert.All(memory, bytes => Assert.InRange(bytes, 0, memory[0] * 1.1));

        _time.Run(TimeSpan.FromHours(25) - _time.Now);
        foreach (var wait in all)
        {
            await Assert.ThrowsAsync<PollingTimeoutException>(() => wait.Completion);
        }

        Assert.Equal(0, _time.Timers);
    }

    private sealed class EndlessOperation(PollingConnection connection, int number, EndlessOperation.Counter counter)
        : PollingOperation<string, Phase>(
            connection,
            "Job",
            new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
            new PollingArgument("number", number.ToString(CultureInfo.InvariantCulture)))
    {
        public override Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken)
        {
            counter.Polls++;
            return Task.FromResult(new PollingAnswer<string, Phase>("", Phase.Waiting, "waiting", PollingOutcome.Pending));
        }

        public sealed class Counter
        {
            public int Polls { get; set; }
        }
    }
}
