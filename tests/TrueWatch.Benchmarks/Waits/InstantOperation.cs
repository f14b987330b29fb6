using System.Globalization;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>An operation that costs next to nothing itself: the answer is there already.</summary>
internal sealed class InstantOperation(PollingConnection connection, int number, TaskEnds ends)
    : PollingOperation<string, InstantStatus>(
        connection, "Instant", Schedule2To5, new PollingArgument("number", number.ToString(CultureInfo.InvariantCulture)))
{
    private static readonly PollingSchedule Schedule2To5 = new(
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

    public override Task<PollingAnswer<string, InstantStatus>> PollAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ends.IsEnded()
            ? new PollingAnswer<string, InstantStatus>("", InstantStatus.Done, "done", PollingOutcome.Succeeded)
            : new PollingAnswer<string, InstantStatus>("", InstantStatus.Running, "running", PollingOutcome.Pending));
}
