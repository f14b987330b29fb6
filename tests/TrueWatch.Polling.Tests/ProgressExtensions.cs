namespace TrueWatch.Polling.Tests;

/// <summary>What reports say of the task.</summary>
internal static class ProgressExtensions
{
    public static IEnumerable<PollingSnapshot<string, Phase>> Answers(
        this SynchronousProgress<PollingProgress<string, Phase>> progress)
        => progress.Reports.Where(report => report.IsAnswer).Select(report => report.Snapshot!);

    public static IEnumerable<string?> Statuses(this SynchronousProgress<PollingProgress<string, Phase>> progress)
        => progress.Answers().Select(snapshot => snapshot.RawStatus);
}
