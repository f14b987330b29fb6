using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Commands;

/// <summary>Waits for one or several tasks with one client, and prints how they end.</summary>
internal sealed class TaskWaits(CliEnvironment environment, ITrueWatchClient client, PollingOptions options)
{
    /// <param name="taskId">The task.</param>
    /// <param name="output">What is to be printed.</param>
    /// <param name="next">The command line that goes on with tasks; null when there is none.</param>
    /// <returns>The exit code.</returns>
    public Task<ExitCode> RunOneAsync(string taskId, OutputSettings output, Func<IReadOnlyCollection<string>, string?> next)
        => RunAsync([taskId], isOne: true, output, next);

    /// <inheritdoc cref="RunOneAsync"/>
    /// <param name="taskIds">The tasks, each once.</param>
    /// <param name="output">What is to be printed.</param>
    /// <param name="next">The command line that goes on with tasks; null when there is none.</param>
    public Task<ExitCode> RunSeveralAsync(
        IReadOnlyList<string> taskIds, OutputSettings output, Func<IReadOnlyCollection<string>, string?> next)
        => RunAsync(taskIds, isOne: false, output, next);

    /// <summary>Waits for a task, and shows how it goes.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="output">What is to be printed.</param>
    /// <returns>How it ended, which is not printed.</returns>
    public async Task<TaskOutcome> FollowAsync(string taskId, OutputSettings output)
    {
        TaskOutcome? outcome = null;
        using var display = CreateDisplay([taskId], output);
        await display
            .ShowAsync(async () => display.End(outcome = await WaitAsync(taskId, display).ConfigureAwait(false)))
            .ConfigureAwait(false);
        return outcome!;
    }

    private async Task<ExitCode> RunAsync(
        IReadOnlyList<string> taskIds, bool isOne, OutputSettings output, Func<IReadOnlyCollection<string>, string?> next)
    {
        var results = new ResultWriter(environment.Output, environment.Error, output.Format);
        var outcomes = new List<TaskOutcome>();
        using var display = CreateDisplay(taskIds, output);
        await display.ShowAsync(async () =>
        {
            var waits = taskIds.Select(taskId => WaitAsync(taskId, display)).ToList();
            await foreach (var wait in Task.WhenEach(waits).ConfigureAwait(false))
            {
                var outcome = await wait.ConfigureAwait(false);
                outcomes.Add(outcome);
                display.End(outcome);
                if (!display.IsLive)
                {
                    Write(outcome);
                }
            }
        }).ConfigureAwait(false);

        if (display.IsLive)
        {
            outcomes.ForEach(Write);
        }

        var exitCode = ExitCodes.Worst(outcomes.Select(outcome => outcome.ExitCode));
        if (!isOne)
        {
            results.WriteSummary(outcomes, exitCode);
        }

        var remaining = taskIds.Where(taskId => outcomes.Any(outcome => outcome.GoesOn && outcome.TaskId == taskId)).ToList();
        if (remaining.Count > 0)
        {
            results.WriteHowToGoOn(remaining.Count, next(remaining));
        }

        return exitCode;

        void Write(TaskOutcome outcome) => results.Write(
            outcome, isWait: true, isOneOfSeveral: !isOne, outcome.GoesOn ? next([outcome.TaskId!]) : null);
    }

    private WaitDisplay CreateDisplay(IReadOnlyList<string> taskIds, OutputSettings output)
    {
        if (output.IsQuiet)
        {
            return new WaitDisplay();
        }

        // A program that reads the result finds nothing else on the standard output.
        if (output.Format == OutputFormat.Json)
        {
            return new PlainProgress(environment.Error, environment.TimeProvider, taskIds);
        }

        // Lines of a log would tear a live display apart.
        return environment.Terminal is not { } terminal || output.IsVerbose
            ? new PlainProgress(environment.Output, environment.TimeProvider, taskIds)
            : taskIds.Count == 1
                ? new TerminalProgress(terminal, environment.TimeProvider)
                : new TableProgress(terminal, environment.TimeProvider, taskIds);
    }

    /// <summary>How a task ended, in whichever way.</summary>
    private async Task<TaskOutcome> WaitAsync(string taskId, WaitDisplay display)
    {
        var start = environment.TimeProvider.GetTimestamp();
        try
        {
            var last = await client
                .WaitForTaskAsync(taskId, options, display.Follow(taskId), environment.Termination.Token)
                .ConfigureAwait(false);
            return TaskOutcome.Of(taskId, last.Result, last.Elapsed, last.Poll);
        }
        catch (RemoteTaskException exception)
        {
            var last = (PollingSnapshot<ResourceTask, TaskStatus>)exception.Snapshot;
            return TaskOutcome.Of(taskId, last.Result, last.Elapsed, last.Poll);
        }
        catch (Exception exception)
        {
            var elapsed = environment.TimeProvider.GetElapsedTime(start);
            return FailureOutcome.Of(exception, taskId, elapsed, environment.Termination.Cause);
        }
    }
}
