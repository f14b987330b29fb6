using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli;

/// <summary>The ends of tasks as exit codes and words.</summary>
internal static class TaskEndExtensions
{
    public static TaskEnd GetEnd(this ResourceTask task) => task.Status.GetOutcome() switch
    {
        PollingOutcome.Succeeded => task.IsPartialSuccess ? TaskEnd.SucceededInPart : TaskEnd.Succeeded,
        PollingOutcome.Failed => TaskEnd.Failed,
        PollingOutcome.Canceled => TaskEnd.Canceled,
        _ => TaskEnd.Pending,
    };

    public static ExitCode ToExitCode(this TaskEnd end) => end switch
    {
        TaskEnd.SucceededInPart => ExitCode.PartialSuccess,
        TaskEnd.Failed => ExitCode.TaskFailed,
        TaskEnd.Canceled => ExitCode.TaskCanceled,
        _ => ExitCode.Success,
    };

    /// <summary>The end for people.</summary>
    public static string ToText(this TaskEnd end) => end switch
    {
        TaskEnd.Succeeded => "succeeded",
        TaskEnd.SucceededInPart => "succeeded in part: single objects failed",
        TaskEnd.Failed => "failed",
        TaskEnd.Canceled => "was canceled at the service",
        _ => "has not ended",
    };

    /// <summary>The end for programs.</summary>
    public static string ToJsonValue(this TaskEnd end) => end switch
    {
        TaskEnd.Succeeded => "succeeded",
        TaskEnd.SucceededInPart => "partial",
        TaskEnd.Failed => "failed",
        TaskEnd.Canceled => "canceled",
        _ => "pending",
    };
}
