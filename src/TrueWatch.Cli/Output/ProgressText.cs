using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>The progress of a wait in words.</summary>
internal static class ProgressText
{
    private const int LongestStatus = 100;
    private const int LongestReason = 500;

    /// <summary>The status as the service sent it, and that it is not documented where it is not.</summary>
    public static string Status(PollingSnapshot<ResourceTask, TaskStatus> snapshot)
    {
        var status = DisplayText.OneLine(snapshot.RawStatus ?? "(none)", LongestStatus);
        return snapshot.Status == TaskStatus.Unknown ? status + " (not documented)" : status;
    }

    /// <summary>Status and counts of a response.</summary>
    public static string Answer(PollingSnapshot<ResourceTask, TaskStatus> snapshot)
        => $"{Status(snapshot),-10} {Counts(snapshot.Result)}".TrimEnd();

    /// <summary>Why a poll brought no status.</summary>
    /// <param name="fault">The fault; its name is the reason.</param>
    public static string Fault(PollingFault fault) => $"poll failed ({DisplayText.OneLine(fault.Name, LongestReason)})";

    /// <summary>What the wait does when it does not just pause until the next poll.</summary>
    public static string? Pause(PollingPhase phase) => phase switch
    {
        PollingPhase.WaitingForBudget => "waiting for the rate limit",
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
