using System.Globalization;

namespace TrueWatch.Polling.ResumeProcess;

/// <summary>An operation that prints the time of every poll, and is done with the poll of a given number.</summary>
internal sealed class PrintedOperation(PollingConnection connection, Func<TimeSpan> now, int polls, int donePoll)
    : PollingOperation<string, PollState>(
        connection,
        "Job",
        new PollingSchedule(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30)),
        new PollingArgument("jobId", "a \"job\""))
{
    private int _polls = polls;

    public override Task<PollingAnswer<string, PollState>> PollAsync(CancellationToken cancellationToken)
    {
        _polls++;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"poll {now().TotalSeconds}"));
        return Task.FromResult(_polls < donePoll
            ? new PollingAnswer<string, PollState>("", PollState.Waiting, "waiting", PollingOutcome.Pending)
            : new PollingAnswer<string, PollState>("", PollState.Done, "done", PollingOutcome.Succeeded));
    }
}
