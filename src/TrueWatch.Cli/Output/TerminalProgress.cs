using Spectre.Console;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>
/// The progress of one wait in a terminal: a spinner with status, time, polls and counts, and above it a line for every
/// status that the task has been through, every poll that failed and every pause that the service asked for.
/// </summary>
internal sealed class TerminalProgress(IAnsiConsole terminal, TimeProvider timeProvider) : WaitDisplay
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly long _start = timeProvider.GetTimestamp();

    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly FollowedWait _wait = new();
    private readonly Queue<string> _lines = [];

    public override bool IsLive => true;

    public override IProgress<PollingProgress<ResourceTask, TaskStatus>> Follow(string taskId) => new Report(progress =>
    {
        lock (_lock)
        {
            foreach (var text in _wait.Advance(progress))
            {
                var color = progress.IsAnswer ? TerminalColor.Of(progress.Snapshot!) : "yellow";
                _lines.Enqueue($"[grey]{DisplayText.Time(progress.Elapsed),12}[/]  [{color}]{Markup.Escape(text)}[/]");
            }
        }
    });

    public override Task ShowAsync(Func<Task> waitAsync)
        => terminal.Status().AutoRefresh(false).StartAsync("asking", context => FollowAsync(waitAsync(), context));

    private async Task FollowAsync(Task wait, StatusContext context)
    {
        while (!wait.IsCompleted)
        {
            Draw(context);
            await TerminalClock.TickAsync(wait, Tick, timeProvider).ConfigureAwait(false);
        }

        Draw(context);
        await wait.ConfigureAwait(false);
    }

    private void Draw(StatusContext context)
    {
        List<string> lines;
        lock (_lock)
        {
            lines = [.. _lines];
            _lines.Clear();
            context.Status = Markup.Escape($"{_wait.Describe()}, {DisplayText.Time(timeProvider.GetElapsedTime(_start))}");
        }

        lines.ForEach(terminal.MarkupLine);
        context.Refresh();
    }
}
