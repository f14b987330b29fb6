using System.Reflection;

namespace TrueWatch.Polling.Tests;

/// <summary>The timeline on the page beside the runtime is that of a wait that ran.</summary>
public sealed class TimelineTests
{
    private const int Seconds = 60;

    [Fact]
    public async Task The_page_shows_what_happens()
    {
        var time = new VirtualTime();
        var symbols = new Dictionary<int, char> { [3] = 'f', [5] = 't', [10] = 'L' };
        var service = new JobService(time, request => request.Number switch
        {
            3 => Faults.Transient["HTTP 503"],
            5 => Faults.Throttled with { RetryAfter = TimeSpan.FromSeconds(10) },
            _ => "waiting",
        });
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(5)),
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
            Timeout = TimeSpan.FromSeconds(Seconds),
        };
        var client = service.Client(new RequestLimit(6, TimeSpan.FromSeconds(40)));
        using var wait = Poller.Start(client.Job(), options, TestContext.Current.CancellationToken);
        var phases = new List<char>();
        for (var second = 0; second < Seconds; second++)
        {
            time.Run(TimeSpan.FromSeconds(second + 0.5) - time.Now);
            phases.Add(wait.Progress.Phase switch
            {
                PollingPhase.WaitingForBudget => 'b',
                PollingPhase.Throttled => '#',
                _ => '.',
            });
        }

        await time.RunAsync(wait.Completion);
        await Assert.ThrowsAsync<PollingTimeoutException>(() => wait.Completion);

        var polls = Enumerable.Repeat(' ', Seconds + 1).ToArray();
        foreach (var request in service.Requests)
        {
            polls[(int)request.At.TotalSeconds] = symbols.GetValueOrDefault(request.Number, 'a');
        }

        var page = await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot, "src/TrueWatch.Polling/README.md"), TestContext.Current.CancellationToken);
        Assert.Contains($"polls    {new string(polls)}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"between  {new string([.. phases])}|\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string RepositoryRoot => typeof(TimelineTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot")
        .Value!;
}
