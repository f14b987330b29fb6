using TrueWatch.Cli.Output;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Tests;

public sealed class PlainProgressTests
{
    [Fact]
    public void A_long_wait_shows_now_and_then_that_it_goes_on()
    {
        using var output = new StringWriter();
        var progress = new PlainProgress(output);

        for (var seconds = 0; seconds <= 120; seconds += 5)
        {
            var task = new ResourceTask { StatusValue = "running" };
            var snapshot = new PollingSnapshot<ResourceTask, TaskStatus>(
                new(task, task.Status, "running", PollingOutcome.Pending), 1 + seconds / 5, TimeSpan.FromSeconds(seconds));
            progress.Report(new(PollingPhase.Pausing, snapshot, isAnswer: true, snapshot.Poll, snapshot.Elapsed));
        }

        Assert.Equal(
            ["0.0 s  running", "30.0 s  running", "1 min 00 s  running", "1 min 30 s  running", "2 min 00 s  running"],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void A_poll_that_failed_has_a_line()
    {
        using var output = new StringWriter();

        new PlainProgress(output).Report(new(
            PollingPhase.Pausing, null, isAnswer: false, 1, TimeSpan.Zero, new(PollingFaultKind.Transient, "HTTP 503")));

        Assert.Equal("0.0 s  poll failed (HTTP 503), trying again", output.ToString().Trim());
    }
}
