namespace TrueWatch.Cli.Output;

/// <summary>Prints what a command has to say: results to the output, complaints to the error.</summary>
/// <param name="output">The standard output.</param>
/// <param name="error">The standard error.</param>
/// <param name="format">Who reads the result.</param>
internal sealed class ResultWriter(TextWriter output, TextWriter error, OutputFormat format)
{
    private const int LongestTaskId = 200;

    /// <param name="outcome">What there is to say.</param>
    /// <param name="isWait">Whether the task was waited for.</param>
    /// <param name="isOneOfSeveral">Whether there are other outcomes.</param>
    /// <param name="next">The command line that goes on where this one ends; null when there is none.</param>
    public void Write(TaskOutcome outcome, bool isWait = false, bool isOneOfSeveral = false, string? next = null)
    {
        if (format == OutputFormat.Json)
        {
            JsonReport.Write(output, outcome, isOneOfSeveral, next);
        }
        else if (outcome.Task is not null)
        {
            TextReport.Write(output, outcome, isWait);
        }

        if (format == OutputFormat.Text && outcome.Conflicts.Count > 0)
        {
            ConflictTable.Write(output, outcome.Conflicts);
        }

        if (outcome.Message is { } message)
        {
            var concerned = outcome.TaskId is { } taskId ? $"task '{DisplayText.OneLine(taskId, LongestTaskId)}': " : "";
            error.WriteLine($"truewatch: {concerned}{message}");
        }
    }

    /// <summary>A task that was started and is not waited for: its id alone.</summary>
    public void WriteStarted(TaskOutcome outcome)
    {
        if (format == OutputFormat.Json)
        {
            Write(outcome);
        }
        else
        {
            output.WriteLine(outcome.TaskId);
        }
    }

    /// <summary>What became of several tasks, after each of them.</summary>
    public void WriteSummary(IReadOnlyCollection<TaskOutcome> outcomes, ExitCode exitCode)
    {
        if (format == OutputFormat.Json)
        {
            JsonReport.WriteSummary(output, outcomes, exitCode);
            return;
        }

        var counts = outcomes.CountBy(outcome => outcome.Name).Select(count => $"{count.Value} {Describe(count.Key)}");
        output.WriteLine($"{DisplayText.Count(outcomes.Count, "task")}: {string.Join(", ", counts)}");
    }

    /// <summary>How to see the end of tasks that go on.</summary>
    /// <param name="tasks">How many there are.</param>
    /// <param name="next">The command line; null when the tasks have ended with the simulator.</param>
    /// <param name="isDone">Whether the task has ended, and all that is missing is its file.</param>
    public void WriteHowToGoOn(int tasks, string? next, bool isDone = false) => error.WriteLine((tasks, next) switch
    {
        (_, null) => "The simulator and its tasks have ended.",
        (1, _) when isDone => $"The export is done at the service. To get its file:\n  {next}",
        (1, _) => $"The task continues at the service. To see how it ends:\n  {next}",
        _ => $"{tasks} tasks continue at the service. To see how they end:\n  {next}",
    });

    private static string Describe(string outcome) => outcome switch
    {
        "partial" => "succeeded in part",
        "timeout" => "not ended in time",
        "error" => "without a response",
        "unexpected" => "not known",
        _ => outcome,
    };
}
