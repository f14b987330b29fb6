using Microsoft.Extensions.Time.Testing;
using TrueWatch.Cli.Output;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Tests;

public sealed class PlainProgressTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_wait_without_news_shows_every_30_seconds_that_it_goes_on()
    {
        using var progress = new PlainProgress(_output, _time, ["a"]);
        _time.Advance(TimeSpan.FromSeconds(30));
        for (var poll = 1; poll <= 18; poll++)
        {
            progress.Follow("a").Report(Reports.Answer("running", poll, 25 + 5 * poll));
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        progress.Follow("a").Report(new(PollingPhase.WaitingForBudget, null, isAnswer: false, 18, TimeSpan.FromSeconds(121)));
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(
            [
                "30.0 s  no response yet, 0 polls",
                "30.0 s  running",
                "1 min 00 s  running, 6 polls",
                "1 min 30 s  running, 12 polls",
                "2 min 00 s  running, 18 polls",
                "2 min 30 s  running, 18 polls, waiting for the rate limit",
            ],
            Lines());
    }

    [Fact]
    public void A_poll_that_failed_and_a_pause_have_a_line_each_and_no_more()
    {
        using var progress = new PlainProgress(_output, _time, ["a"]);
        var fault = new PollingFault(PollingFaultKind.Transient, "HTTP 503");
        PollingFault throttle = new(PollingFaultKind.Throttled, "HTTP 401");
        var follow = progress.Follow("a");
        follow.Report(new(PollingPhase.Pausing, null, isAnswer: false, 1, TimeSpan.Zero, fault));
        follow.Report(new(PollingPhase.WaitingForBudget, null, isAnswer: false, 1, TimeSpan.FromSeconds(1), fault));
        follow.Report(new(PollingPhase.Throttled, null, isAnswer: false, 2, TimeSpan.FromSeconds(2), throttle, TimeSpan.FromSeconds(5)));
        follow.Report(new(PollingPhase.Throttled, null, isAnswer: false, 2, TimeSpan.FromSeconds(2)));
        follow.Report(new(PollingPhase.Polling, null, isAnswer: false, 3, TimeSpan.FromSeconds(7)));
        follow.Report(new(PollingPhase.Throttled, null, isAnswer: false, 3, TimeSpan.FromSeconds(7), throttle));
        follow.Report(new(PollingPhase.Throttled, null, isAnswer: false, 4, TimeSpan.FromSeconds(17), throttle));
        follow.Report(Reports.Answer("ok", 5, 37));

        Assert.Equal(
            [
                "0.0 s  poll failed (HTTP 503)",
                "2.0 s  rate limit exceeded, pausing for 5.0 s",
                "7.0 s  going on after a pause of 5.0 s",
                "7.0 s  rate limit exceeded, pausing",
                "17.0 s  going on after a pause of 10.0 s",
                "17.0 s  rate limit exceeded, pausing",
                "37.0 s  going on after a pause of 20.0 s",
                "37.0 s  ok",
            ],
            Lines());
    }

    [Fact]
    public void Of_several_tasks_each_line_names_its_own()
    {
        using var progress = new PlainProgress(_output, _time, ["one", "the\u001bother"]);
        progress.Follow("one").Report(Reports.Answer("running", 1, 1));
        progress.Follow("the\u001bother").Report(Reports.Answer("ok", 1, 2));
        progress.End(new TaskOutcome { TaskId = "the\u001bother", ExitCode = ExitCode.Success, Name = "succeeded" });
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["1.0 s  one        running", "2.0 s  the other  ok", "30.0 s  1 of 2 tasks have not ended, 2 polls"], Lines());
    }

    private string[] Lines() => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
