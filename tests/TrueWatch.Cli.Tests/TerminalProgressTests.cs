using Spectre.Console.Testing;
using TrueWatch.Cli.Output;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Tests;

public sealed class TerminalProgressTests
{
    [Fact]
    public async Task Every_status_leaves_a_line_and_the_spinner_shows_where_the_task_is()
    {
        using var terminal = new TestConsole { Profile = { Capabilities = { Interactive = true, Ansi = true } } };

        var progress = new TerminalProgress(terminal, new FastForwardTime());
        var wait = new TaskCompletionSource<string>();
        progress.Report(Answer("start", 1, 0));
        var follow = progress.FollowAsync(wait.Task);
        progress.Report(Answer("[on hold]", 2, 2));
        progress.Report(new(PollingPhase.Pausing, null, false, 3, TimeSpan.FromSeconds(3), new(PollingFaultKind.Transient, "HTTP 503")));
        progress.Report(Answer("[on hold]", 3, 4, new ImportInfo { SuccessCount = 7, FailCount = 1 }));
        progress.Report(Answer("ok", 4, 6));
        wait.SetResult("end");

        Assert.Equal("end", await follow);
        var lines = terminal.Lines;
        Assert.Contains(lines, line => line.Contains("0.0 s  start", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("2.0 s  [on hold] (not documented)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("6.0 s  ok", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("s  [on hold]", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("3.0 s  poll failed (HTTP 503), trying again", StringComparison.Ordinal));
        Assert.Contains("start, 0.0 s, 1 poll", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("ok, ", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_the_wait_ends_the_progress()
    {
        using var terminal = new TestConsole();
        var progress = new TerminalProgress(terminal, new FastForwardTime());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => progress.FollowAsync(Task.FromCanceled<string>(new CancellationToken(canceled: true))));
    }

    [Fact]
    public async Task Counts_and_pauses_are_shown_beside_the_spinner()
    {
        using var terminal = new TestConsole { Profile = { Capabilities = { Interactive = true, Ansi = true } } };
        var progress = new TerminalProgress(terminal, new FastForwardTime());
        var answer = Answer("running", 3, 4, new ImportInfo { SuccessCount = 7, FailCount = 1 });
        progress.Report(new(PollingPhase.WaitingForBudget, answer.Snapshot, false, 3, answer.Elapsed));

        await progress.FollowAsync(Task.FromResult("end"));

        Assert.Contains("3 polls, 7 succeeded, 1 failed, keeping to the rate limit", terminal.Output, StringComparison.Ordinal);
    }

    private static PollingProgress<ResourceTask, TaskStatus> Answer(
        string status, int poll, int seconds, ImportInfo? info = null)
    {
        var snapshot = Snapshot(status, poll, seconds, info);
        return new(snapshot.IsTerminal ? PollingPhase.Ended : PollingPhase.Pausing, snapshot, true, poll, snapshot.Elapsed);
    }

    private static PollingSnapshot<ResourceTask, TaskStatus> Snapshot(
        string status, int poll, int seconds, ImportInfo? info = null)
    {
        var task = new ResourceTask { StatusValue = status, ImportInfo = info };
        return new(
            new PollingAnswer<ResourceTask, TaskStatus>(task, task.Status, status, task.Status.GetOutcome()),
            poll,
            TimeSpan.FromSeconds(seconds));
    }
}
