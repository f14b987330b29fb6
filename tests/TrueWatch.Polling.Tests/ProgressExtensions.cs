namespace TrueWatch.Polling.Tests;

/// <summary>What reports say of the task.</summary>
internal static class ProgressExtensions
{
    public static IEnumerable<PollingSnapshot<string, Phase>> Answers(
        this SynchronousProgress<PollingProgress<string, Phase>> progress)
        => progress.Reports.Where(report => report.IsAnswer).Select(report => report.Snapshot!);

    /// <summary>What a reader that was slow is told now.</summary>
    public static IEnumerable<PollingProgress<string, Phase>> ReadUnread(this ProgressReader<string, Phase> reader)
    {
        while (reader.TryRead() is { } progress)
        {
            yield return progress;
        }
    }

    public static IEnumerable<string?> Statuses(this SynchronousProgress<PollingProgress<string, Phase>> progress)
        => progress.Answers().Select(snapshot => snapshot.RawStatus);
}
