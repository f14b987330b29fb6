using Spectre.Console.Testing;
using TrueWatch.Cli.Output;
using TrueWatch.Generated;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary>What a terminal shows while waits go on.</summary>
public sealed class TerminalProgressTests : IDisposable
{
    private readonly TestConsole _terminal = new() { Profile = { Width = 120, Capabilities = { Interactive = true, Ansi = true } } };
    private readonly VirtualTimeProvider _time = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Every_status_leaves_a_line_and_the_spinner_shows_where_the_task_is()
    {
        using var progress = new TerminalProgress(_terminal, _time);
        var wait = new TaskCompletionSource();
        var follow = progress.Follow("a");
        follow.Report(Reports.Answer("start", 1, 0));
        var show = progress.ShowAsync(() => wait.Task);
        follow.Report(Reports.Answer("[on hold]", 2, 2));
        follow.Report(new(PollingPhase.Pausing, null, false, 3, TimeSpan.FromSeconds(3), new(PollingFaultKind.Transient, "HTTP 503")));
        follow.Report(Reports.Answer("[on hold]", 4, 4, new ImportInfo { SuccessCount = 7, FailCount = 1 }));
        follow.Report(Reports.Answer("ok", 5, 6));
        wait.SetResult();
        await show;

        string[] expected =
        [
            "0.0 s  start",
            "2.0 s  [on hold] (not documented)",
            "3.0 s  poll failed (HTTP 503)",
            "4.0 s  [on hold] (not documented) 7 succeeded, 1 failed",
            "6.0 s  ok",
        ];
        Assert.All(expected, line => Assert.Contains(_terminal.Lines, shown => shown.TrimEnd().EndsWith(line, StringComparison.Ordinal)));
        Assert.Contains("start, 1 poll, 0.0 s", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("ok, 5 polls, ", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_the_wait_ends_the_progress()
    {
        using var progress = new TerminalProgress(_terminal, _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => progress.ShowAsync(() => Task.FromCanceled(new CancellationToken(canceled: true))));
    }

    [Fact]
    public async Task Counts_and_pauses_are_shown_beside_the_spinner()
    {
        using var progress = new TerminalProgress(_terminal, _time);
        var answer = Reports.Answer("running", 3, 4, new ImportInfo { SuccessCount = 7, FailCount = 1 });
        progress.Follow("a").Report(answer);
        progress.Follow("a").Report(new(PollingPhase.WaitingForBudget, answer.Snapshot, false, 3, answer.Elapsed));

        await progress.ShowAsync(() => Task.CompletedTask);

        Assert.Contains("7 succeeded, 1 failed, 3 polls, waiting for the rate limit", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tasks_are_the_rows_of_a_table()
    {
        using var progress = new TableProgress(_terminal, _time, ["[one]", "two", "three"]);
        progress.Follow("[one]").Report(Reports.Answer("running", 3, 4, new ImportInfo { SuccessCount = 7 }));
        progress.Follow("two").Report(new(PollingPhase.Throttled, null, false, 1, TimeSpan.FromSeconds(2)));
        progress.End(new TaskOutcome { TaskId = "three", ExitCode = ExitCode.Timeout, Name = "timeout", Elapsed = TimeSpan.FromSeconds(60) });

        await progress.ShowAsync(() => Task.CompletedTask);

        Assert.Matches(@"\[one\] +running +7 succeeded +3 polls +4\.0 s", _terminal.Output);
        Assert.Matches(@"two +asking +1 poll +2\.0 s +rate limit exceeded, pausing", _terminal.Output);
        Assert.Matches(@"three +asking +0 polls +1 min 00 s +timeout", _terminal.Output);
    }
}
