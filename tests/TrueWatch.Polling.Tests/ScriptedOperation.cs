namespace TrueWatch.Polling.Tests;

/// <summary>An operation that answers a list of raw statuses, the last one for ever, and notes when it was asked.</summary>
internal sealed class ScriptedOperation : PollingOperation<string, Phase>
{
    private readonly TimeProvider _time;
    private readonly string?[] _statuses;
    private readonly long _start;
    private readonly List<TimeSpan> _requests = [];

    public ScriptedOperation(TimeProvider time, params string?[] statuses)
        : this(new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString()), time, "j:1", statuses)
    {
    }

    public ScriptedOperation(PollingConnection connection, TimeProvider time, string jobId, params string?[] statuses)
        : base(
            connection,
            "Job",
            new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
            new PollingArgument("jobId", jobId))
    {
        _time = time;
        _statuses = statuses;
        _start = time.GetTimestamp();
    }

    public IReadOnlyList<TimeSpan> Requests => _requests;

    /// <summary>What a request does before it answers; nothing by default.</summary>
    public Func<int, CancellationToken, Task> BeforeAnswer { get; init; } = (_, _) => Task.CompletedTask;

    public override async Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken)
    {
        _requests.Add(_time.GetElapsedTime(_start));
        var number = _requests.Count;
        await BeforeAnswer(number, cancellationToken).ConfigureAwait(false);
        var raw = _statuses[Math.Min(number, _statuses.Length) - 1];
        return raw switch
        {
            "waiting" => new("result " + number, Phase.Waiting, raw, PollingOutcome.Pending),
            "done" => new("result " + number, Phase.Done, raw, PollingOutcome.Succeeded),
            "broken" => new("result " + number, Phase.Broken, raw, PollingOutcome.Failed),
            "stopped" => new("result " + number, Phase.Stopped, raw, PollingOutcome.Canceled),
            _ => new("result " + number, Phase.Unknown, raw, PollingOutcome.Pending),
        };
    }
}
