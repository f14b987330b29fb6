using Spectre.Console;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>The progress of several waits in a terminal: a live table with a row for each.</summary>
internal sealed class TableProgress : WaitDisplay
{
    private const int LongestTaskId = 60;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly IAnsiConsole _terminal;
    private readonly TimeProvider _timeProvider;
    private readonly IReadOnlyList<string> _taskIds;

    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Row> _rows;

    public TableProgress(IAnsiConsole terminal, TimeProvider timeProvider, IReadOnlyList<string> taskIds)
    {
        _terminal = terminal;
        _timeProvider = timeProvider;
        _taskIds = taskIds;
        _rows = taskIds.ToDictionary(taskId => taskId, _ => new Row());
    }

    public override bool IsLive => true;

    public override IProgress<PollingProgress<ResourceTask, TaskStatus>> Follow(string taskId) => new Report(progress =>
    {
        lock (_lock)
        {
            var row = _rows[taskId];
            row.Note = row.Wait.Advance(progress).LastOrDefault(_ => !progress.IsAnswer)
                ?? ProgressText.Pause(progress.Phase)
                ?? (progress.IsAnswer ? "" : row.Note);
            row.Elapsed = progress.Elapsed;
        }
    });

    public override void End(TaskOutcome outcome)
    {
        lock (_lock)
        {
            var row = _rows[outcome.TaskId!];
            row.Elapsed = outcome.Elapsed;
            row.Note = outcome.Task is null ? outcome.Name : "";
        }
    }

    public override Task ShowAsync(Func<Task> waitAsync) => _terminal.Live(Draw()).StartAsync(async context =>
    {
        var wait = waitAsync();
        while (!wait.IsCompleted)
        {
            context.UpdateTarget(Draw());
            await TerminalClock.TickAsync(wait, Tick, _timeProvider).ConfigureAwait(false);
        }

        context.UpdateTarget(Draw());
        await wait.ConfigureAwait(false);
    });

    private Table Draw()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Task", "Status", "Counts", "Polls", "Time", "");
        lock (_lock)
        {
            foreach (var taskId in _taskIds)
            {
                var row = _rows[taskId];
                var snapshot = row.Wait.Snapshot;
                table.AddRow(
                    Markup.Escape(DisplayText.OneLine(taskId, LongestTaskId)),
                    snapshot is null ? "asking" : $"[{TerminalColor.Of(snapshot)}]{Markup.Escape(ProgressText.Status(snapshot))}[/]",
                    Markup.Escape(snapshot is null ? "" : ProgressText.Counts(snapshot.Result)),
                    DisplayText.Polls(row.Wait.Polls),
                    DisplayText.Time(row.Elapsed),
                    $"[yellow]{Markup.Escape(row.Note)}[/]");
            }
        }

        return table;
    }

    private sealed class Row
    {
        public FollowedWait Wait { get; } = new();

        public TimeSpan Elapsed { get; set; }

        public string Note { get; set; } = "";
    }
}
