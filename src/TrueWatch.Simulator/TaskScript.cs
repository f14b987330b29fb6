namespace TrueWatch.Simulator;

/// <summary>
/// How a simulated task goes: its answers, each from its time on, counted from the first request for the task that is
/// answered with its status. The last one stays. Immutable, and thread-safe.
/// </summary>
public sealed class TaskScript
{
    /// <summary>Makes a script.</summary>
    /// <param name="taskId">The id of the task. Any text that is not blank; upper and lower case differ.</param>
    /// <param name="description">What happens to the task, in one line.</param>
    /// <param name="steps">The answers, the first from zero on, each later than the one before.</param>
    /// <exception cref="ArgumentNullException">An argument or a step is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="taskId"/> or <paramref name="description"/> is blank, or
    /// <paramref name="steps"/> is empty, does not begin at zero or is not in ascending order.</exception>
    public TaskScript(string taskId, string description, params IReadOnlyList<TaskScriptStep> steps)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskId);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(steps);
        TaskId = taskId;
        Description = description;
        Steps = [.. steps];
        RequireOrder(taskId, Steps);
    }

    /// <summary>The id of the task.</summary>
    public string TaskId { get; }

    /// <summary>What happens to the task, in one line.</summary>
    public string Description { get; }

    /// <summary>The answers, in the order of their times.</summary>
    public IReadOnlyList<TaskScriptStep> Steps { get; }

    /// <summary>The answer at a time that is counted from the first request.</summary>
    internal TaskScriptStep StepAt(TimeSpan elapsed) => Steps.Last(step => step.From <= elapsed);

    private static void RequireOrder(string taskId, IReadOnlyList<TaskScriptStep> steps)
    {
        if (steps.Count == 0)
        {
            throw new ArgumentException(
                $"The script of '{taskId}' has no step. Give it at least one, from zero on.", nameof(steps));
        }

        for (var index = 0; index < steps.Count; index++)
        {
            ArgumentNullException.ThrowIfNull(steps[index], nameof(steps));
            if (index == 0 && steps[index].From != TimeSpan.Zero)
            {
                throw new ArgumentException(
                    $"The first step of '{taskId}' is the answer from {steps[index].From} on, so that the first " +
                    "request would have none. Let it begin at zero.",
                    nameof(steps));
            }

            if (index > 0 && steps[index].From <= steps[index - 1].From)
            {
                throw new ArgumentException(
                    $"Step {index + 1} of '{taskId}' begins at {steps[index].From}, which is not later than the step " +
                    $"before it, at {steps[index - 1].From}. Put the steps in ascending order.",
                    nameof(steps));
            }
        }
    }
}
