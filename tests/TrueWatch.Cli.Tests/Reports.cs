using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Tests;

/// <summary>Progress as waits report it.</summary>
internal static class Reports
{
    public static PollingProgress<ResourceTask, TaskStatus> Answer(string status, int poll, int seconds, ImportInfo? info = null)
    {
        var task = new ResourceTask { StatusValue = status, ImportInfo = info };
        var snapshot = new PollingSnapshot<ResourceTask, TaskStatus>(
            new(task, task.Status, status, task.Status.GetOutcome()), poll, TimeSpan.FromSeconds(seconds));
        return new(snapshot.IsTerminal ? PollingPhase.Ended : PollingPhase.Pausing, snapshot, isAnswer: true, poll, snapshot.Elapsed);
    }
}
