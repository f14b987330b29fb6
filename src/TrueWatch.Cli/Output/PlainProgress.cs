using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>
/// The progress of a wait as plain lines, for files and pipes: one for every change, and one now and then to show that
/// the wait goes on.
/// </summary>
internal sealed class PlainProgress(TextWriter output)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>Writes the snapshots as they come.</summary>
    /// <returns>The last of them.</returns>
    public async Task<PollingSnapshot<ResourceTask, TaskStatus>> FollowAsync(
        IAsyncEnumerable<PollingSnapshot<ResourceTask, TaskStatus>> snapshots)
    {
        PollingSnapshot<ResourceTask, TaskStatus>? last = null;
        var written = (Text: "", At: TimeSpan.Zero);
        await foreach (var snapshot in snapshots.ConfigureAwait(false))
        {
            last = snapshot;
            var text = $"{ProgressText.Status(snapshot),-10} {ProgressText.Counts(snapshot.Result)}".TrimEnd();
            if (text != written.Text || snapshot.Elapsed - written.At >= Heartbeat)
            {
                await output.WriteLineAsync($"{DisplayText.Time(snapshot.Elapsed),12}  {text}").ConfigureAwait(false);
                await output.FlushAsync().ConfigureAwait(false);
                written = (text, snapshot.Elapsed);
            }
        }

        return last!;
    }
}
