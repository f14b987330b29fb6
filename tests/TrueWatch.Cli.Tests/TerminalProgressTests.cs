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

        var last = await new TerminalProgress(terminal, new FastForwardTime()).FollowAsync(SnapshotsAsync());

        Assert.Equal("ok", last.RawStatus);
        var lines = terminal.Lines;
        Assert.Contains(lines, line => line.Contains("0.0 s  start", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("2.0 s  [on hold] (not documented)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("6.0 s  ok", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("s  [on hold]", StringComparison.Ordinal));
        Assert.Contains("[on hold] (not documented), ", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("3 polls, 7 succeeded, 1 failed", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_the_wait_ends_the_progress()
    {
        using var terminal = new TestConsole();
        var progress = new TerminalProgress(terminal, new FastForwardTime());

        await Assert.ThrowsAsync<OperationCanceledException>(() => progress.FollowAsync(CanceledAsync()));

        static async IAsyncEnumerable<PollingSnapshot<ResourceTask, TaskStatus>> CanceledAsync()
        {
            yield return Snapshot("start", 1, 0);
            await Task.Yield();
            throw new OperationCanceledException();
        }
    }

    private static async IAsyncEnumerable<PollingSnapshot<ResourceTask, TaskStatus>> SnapshotsAsync()
    {
        yield return Snapshot("start", 1, 0);
        await Task.Yield();
        yield return Snapshot("[on hold]", 2, 2);
        await Task.Yield();
        yield return Snapshot("[on hold]", 3, 4, new ImportInfo { SuccessCount = 7, FailCount = 1 });
        await Task.Yield();
        yield return Snapshot("ok", 4, 6);
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
