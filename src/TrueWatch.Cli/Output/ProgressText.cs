using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>A snapshot in words.</summary>
internal static class ProgressText
{
    /// <summary>The status as the service sent it, and that it is not documented where it is not.</summary>
    public static string Status(PollingSnapshot<ResourceTask, TaskStatus> snapshot)
    {
        var status = DisplayText.OneLine(snapshot.RawStatus ?? "(none)");
        return snapshot.Status == TaskStatus.Unknown ? status + " (not documented)" : status;
    }

    /// <summary>Why a poll brought no status.</summary>
    public static string Fault(PollingFault fault) => fault.Kind switch
    {
        PollingFaultKind.Throttled => "rate limit exceeded, pausing",
        PollingFaultKind.Transient => $"poll failed ({fault.Name}), trying again",
        _ => $"poll failed ({fault.Name})",
    };

    /// <summary>What the wait waits for, if it is not just the next poll.</summary>
    public static string? Pause(PollingPhase phase) => phase switch
    {
        PollingPhase.WaitingForBudget => "keeping to the rate limit",
        PollingPhase.Throttled => "rate limit exceeded, pausing",
        _ => null,
    };

    /// <summary>The counts so far, where the service gives any.</summary>
    public static string Counts(ResourceTask task) => task.ImportInfo switch
    {
        { SuccessCount: { } succeeded, FailCount: { } failed } => $"{succeeded} succeeded, {failed} failed",
        { SuccessCount: { } succeeded } => $"{succeeded} succeeded",
        { FailCount: { } failed } => $"{failed} failed",
        _ => "",
    };
}
