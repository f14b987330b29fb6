namespace TrueWatch.Polling.Tests;

/// <summary>The polled operation of a <see cref="JobClient"/>; its result is the raw status.</summary>
internal sealed class JobOperation(JobClient client, string jobId) : PollingOperation<string, Phase>(
    client,
    "Job",
    new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
    new PollingArgument("jobId", jobId))
{
    public override async Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken)
    {
        var raw = await client.GetStatusAsync(jobId, cancellationToken).ConfigureAwait(false);
        return raw switch
        {
            "waiting" => new(raw, Phase.Waiting, raw, PollingOutcome.Pending),
            "done" => new(raw, Phase.Done, raw, PollingOutcome.Succeeded),
            "broken" => new(raw, Phase.Broken, raw, PollingOutcome.Failed),
            "stopped" => new(raw, Phase.Stopped, raw, PollingOutcome.Canceled),
            _ => new(raw, Phase.Unknown, raw, PollingOutcome.Pending),
        };
    }
}
