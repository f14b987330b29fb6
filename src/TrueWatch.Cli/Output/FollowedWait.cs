using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>What is known of one wait, and what of it is news. For one thread.</summary>
internal sealed class FollowedWait
{
    private string _answer = "";
    private string? _pause;
    private TimeSpan? _throttledSince;
    private int _faultyPoll;

    public int Polls { get; private set; }

    /// <summary>How the task stood at the last response; null before the first.</summary>
    public PollingSnapshot<ResourceTask, TaskStatus>? Snapshot { get; private set; }

    /// <summary>Takes in a report.</summary>
    /// <returns>What of it is new, each a text of one line.</returns>
    public IEnumerable<string> Advance(PollingProgress<ResourceTask, TaskStatus> progress)
    {
        // A poll that was refused as well ends a pause and begins the next, even when nobody saw it sent.
        var isThrottled = progress.Phase == PollingPhase.Throttled;
        var hasPolled = progress.Polls > Polls;
        Polls = progress.Polls;
        _pause = ProgressText.Pause(progress.Phase);
        if ((!isThrottled || hasPolled) && _throttledSince is { } since)
        {
            _throttledSince = null;
            yield return $"going on after a pause of {DisplayText.Time(progress.Elapsed - since)}";
        }

        if (progress is { IsAnswer: true, Snapshot: { } snapshot })
        {
            Snapshot = snapshot;
            var answer = ProgressText.Answer(snapshot);
            if (answer != _answer)
            {
                _answer = answer;
                yield return answer;
            }
        }
        else if (progress.Fault is { Kind: not PollingFaultKind.Throttled } fault && progress.Polls != _faultyPoll)
        {
            _faultyPoll = progress.Polls;
            yield return ProgressText.Fault(fault);
        }

        if (isThrottled && _throttledSince is null)
        {
            _throttledSince = progress.Elapsed;
            yield return progress.Pause is { } pause ? $"{_pause} for {DisplayText.Time(pause)}" : _pause!;
        }
    }

    /// <summary>How the wait stands when there is no news.</summary>
    public string Describe()
    {
        var status = Snapshot is null ? "no response yet" : _answer;
        return string.Join(", ", new[] { status, DisplayText.Polls(Polls), _pause }.Where(part => part is not null));
    }
}
