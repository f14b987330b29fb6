using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Stress;

internal sealed class StressOperation(StressClient client, string task) : PollingOperation<string, StressStatus>(
    client,
    "Stress",
    new PollingSchedule(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30)),
    new PollingArgument("task", task))
{
    public override async Task<PollingAnswer<string, StressStatus>> PollAsync(CancellationToken cancellationToken)
    {
        var isDone = await client.IsDoneAsync(task, cancellationToken).ConfigureAwait(false);
        return isDone
            ? new("", StressStatus.Done, "done", PollingOutcome.Succeeded)
            : new("", StressStatus.Running, "running", PollingOutcome.Pending);
    }
}
