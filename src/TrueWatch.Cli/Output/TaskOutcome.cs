using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>What the command has to say of one task at its end: how it stands, or why that is not known.</summary>
internal sealed record TaskOutcome
{
    /// <summary>The id of the task; null where no task is concerned.</summary>
    public string? TaskId { get; init; }

    public required ExitCode ExitCode { get; init; }

    /// <summary>The outcome for programs.</summary>
    public required string Name { get; init; }

    /// <summary>What happened, for people; null when all is said by how the task stands.</summary>
    public string? Message { get; init; }

    /// <summary>The last status, as the service sent it; null when there was none.</summary>
    public string? Status { get; init; }

    public TimeSpan Elapsed { get; init; }

    public int Polls { get; init; }

    /// <summary>What the service said of the task; null when the command ended without it.</summary>
    public ResourceTask? Task { get; init; }

    /// <summary>The file with what was exported; null when there is none.</summary>
    public (string Path, long Size)? File { get; init; }

    /// <summary>What kept an import from being started; empty when nothing did.</summary>
    public IReadOnlyList<ImportConflict> Conflicts { get; init; } = [];

    /// <summary>The failure that ended it, if it is one of a call.</summary>
    public TrueWatchApiException? Failure { get; init; }

    /// <summary>Whether the task goes on at the service, and waiting again would see its end.</summary>
    public bool GoesOn { get; init; }

    /// <summary>How a task stands.</summary>
    public static TaskOutcome Of(string taskId, ResourceTask task, TimeSpan elapsed, int polls)
    {
        var (name, exitCode) = task.Status.GetOutcome() switch
        {
            PollingOutcome.Succeeded when task.IsPartialSuccess => ("partial", ExitCode.PartialSuccess),
            PollingOutcome.Succeeded => ("succeeded", ExitCode.Success),
            PollingOutcome.Failed => ("failed", ExitCode.TaskFailed),
            PollingOutcome.Canceled => ("canceled", ExitCode.TaskCanceled),
            _ => ("pending", task.Status == TaskStatus.Unknown ? ExitCode.UnknownStatus : ExitCode.Success),
        };
        return new TaskOutcome
        {
            TaskId = taskId,
            ExitCode = exitCode,
            Name = name,
            Status = task.StatusValue,
            Elapsed = elapsed,
            Polls = polls,
            Task = task,
        };
    }
}
