using Spectre.Console;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>
/// The progress of a wait in a terminal: a spinner with status, time, polls and counts, and above it a line for every
/// status that the task has been through.
/// </summary>
internal sealed class TerminalProgress(IAnsiConsole terminal, TimeProvider timeProvider)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly long _start = timeProvider.GetTimestamp();

    /// <summary>Shows the snapshots as they come.</summary>
    /// <returns>The last of them.</returns>
    public Task<PollingSnapshot<ResourceTask, TaskStatus>> FollowAsync(
        IAsyncEnumerable<PollingSnapshot<ResourceTask, TaskStatus>> snapshots)
        => terminal.Status().AutoRefresh(false).StartAsync("asking", context => FollowAsync(snapshots, context));

    private async Task<PollingSnapshot<ResourceTask, TaskStatus>> FollowAsync(
        IAsyncEnumerable<PollingSnapshot<ResourceTask, TaskStatus>> snapshots, StatusContext context)
    {
        PollingSnapshot<ResourceTask, TaskStatus>? last = null;
        var enumerator = snapshots.GetAsyncEnumerator();
        await using var _ = enumerator.ConfigureAwait(false);
        while (await NextAsync(enumerator, last, context).ConfigureAwait(false))
        {
            var snapshot = enumerator.Current;
            if (snapshot.RawStatus != last?.RawStatus)
            {
                terminal.MarkupLine(
                    $"[grey]{DisplayText.Time(snapshot.Elapsed),12}[/]  [{Color(snapshot)}]{Markup.Escape(ProgressText.Status(snapshot))}[/]");
            }

            last = snapshot;
        }

        return last!;
    }

    /// <summary>Keeps the spinner and its time going until the next snapshot is there.</summary>
    private async Task<bool> NextAsync(
        IAsyncEnumerator<PollingSnapshot<ResourceTask, TaskStatus>> enumerator,
        PollingSnapshot<ResourceTask, TaskStatus>? last,
        StatusContext context)
    {
        Draw(last, context);
        var next = enumerator.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            using var tick = new CancellationTokenSource();
            await Task.WhenAny(next, Task.Delay(Tick, timeProvider, tick.Token)).ConfigureAwait(false);
            await tick.CancelAsync().ConfigureAwait(false);
            Draw(last, context);
        }

        return await next.ConfigureAwait(false);
    }

    private void Draw(PollingSnapshot<ResourceTask, TaskStatus>? last, StatusContext context)
    {
        context.Status = Markup.Escape(Describe(last));
        context.Refresh();
    }

    private string Describe(PollingSnapshot<ResourceTask, TaskStatus>? last)
    {
        var elapsed = DisplayText.Time(timeProvider.GetElapsedTime(_start));
        if (last is null)
        {
            return $"asking, {elapsed}";
        }

        var counts = ProgressText.Counts(last.Result);
        return $"{ProgressText.Status(last)}, {elapsed}, {DisplayText.Polls(last.Poll)}" + (counts.Length == 0 ? "" : ", " + counts);
    }

    private static string Color(PollingSnapshot<ResourceTask, TaskStatus> snapshot) => snapshot.Outcome switch
    {
        PollingOutcome.Succeeded => snapshot.Result.IsPartialSuccess ? "yellow" : "green",
        PollingOutcome.Failed => "red",
        PollingOutcome.Canceled => "yellow",
        _ => "default",
    };
}
