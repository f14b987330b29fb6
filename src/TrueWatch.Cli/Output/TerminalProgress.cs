using Spectre.Console;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>
/// The progress of a wait in a terminal: a spinner with status, time, polls and counts, and above it a line for every
/// status that the task has been through and every poll that failed.
/// </summary>
internal sealed class TerminalProgress(IAnsiConsole terminal, TimeProvider timeProvider)
    : IProgress<PollingProgress<ResourceTask, TaskStatus>>
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly long _start = timeProvider.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = [];
    private PollingProgress<ResourceTask, TaskStatus>? _last;
    private string? _lastStatus;

    public void Report(PollingProgress<ResourceTask, TaskStatus> value)
    {
        lock (_lock)
        {
            _last = value;
            if (value is { IsAnswer: true, Snapshot: { } snapshot } && snapshot.RawStatus != _lastStatus)
            {
                _lastStatus = snapshot.RawStatus;
                _lines.Enqueue(Line(value, Color(snapshot), ProgressText.Status(snapshot)));
            }
            else if (value is { IsAnswer: false, Fault: { } fault })
            {
                _lines.Enqueue(Line(value, "yellow", ProgressText.Fault(fault)));
            }
        }
    }

    /// <summary>Shows what is reported until the wait has ended.</summary>
    /// <typeparam name="T">What the wait returns.</typeparam>
    /// <param name="wait">The wait, which reports to this progress.</param>
    /// <returns>What the wait returns.</returns>
    public Task<T> FollowAsync<T>(Task<T> wait)
        => terminal.Status().AutoRefresh(false).StartAsync("asking", context => FollowAsync(wait, context));

    private async Task<T> FollowAsync<T>(Task<T> wait, StatusContext context)
    {
        while (!wait.IsCompleted)
        {
            Draw(context);
            using var tick = new CancellationTokenSource();
            await Task.WhenAny(wait, Task.Delay(Tick, timeProvider, tick.Token)).ConfigureAwait(false);
            await tick.CancelAsync().ConfigureAwait(false);
        }

        Draw(context);
        return await wait.ConfigureAwait(false);
    }

    private void Draw(StatusContext context)
    {
        lock (_lock)
        {
            while (_lines.TryDequeue(out var line))
            {
                terminal.MarkupLine(line);
            }

            context.Status = Markup.Escape(Describe());
        }

        context.Refresh();
    }

    private string Describe()
    {
        var elapsed = DisplayText.Time(timeProvider.GetElapsedTime(_start));
        if (_last is null)
        {
            return $"asking, {elapsed}";
        }

        string?[] parts =
        [
            _last.Snapshot is { } snapshot ? ProgressText.Status(snapshot) : "asking",
            elapsed,
            DisplayText.Polls(_last.Polls),
            _last.Snapshot is { } counted ? ProgressText.Counts(counted.Result) : null,
            ProgressText.Pause(_last.Phase),
        ];
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Line(PollingProgress<ResourceTask, TaskStatus> progress, string color, string text)
        => $"[grey]{DisplayText.Time(progress.Elapsed),12}[/]  [{color}]{Markup.Escape(text)}[/]";

    private static string Color(PollingSnapshot<ResourceTask, TaskStatus> snapshot) => snapshot.Outcome switch
    {
        PollingOutcome.Succeeded => snapshot.IsPartialSuccess ? "yellow" : "green",
        PollingOutcome.Failed => "red",
        PollingOutcome.Canceled => "yellow",
        _ => "default",
    };
}
