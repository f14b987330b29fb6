using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>
/// The progress of waits as plain lines, for files and pipes: one for every change, every poll that failed, and the
/// beginning and the end of every pause that the service asks for; and one when there has been none for a while.
/// </summary>
internal sealed class PlainProgress : WaitDisplay
{
    private const int LongestTaskId = 60;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    // Guards everything that changes, and that lines do not mix.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FollowedWait> _waits = [];
    private readonly TextWriter _output;
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private readonly int _width;
    private readonly ITimer _timer;
    private int _ended;

    /// <param name="output">Where to.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="taskIds">The tasks that are waited for.</param>
    public PlainProgress(TextWriter output, TimeProvider timeProvider, IReadOnlyCollection<string> taskIds)
    {
        _output = output;
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
        _width = taskIds.Count == 1 ? 0 : taskIds.Max(taskId => Math.Min(DisplayText.OneLine(taskId).Length, LongestTaskId));
        foreach (var taskId in taskIds)
        {
            _waits.Add(taskId, new FollowedWait());
        }

        _timer = timeProvider.CreateTimer(_ => ShowLife(), null, Heartbeat, Timeout.InfiniteTimeSpan);
    }

    public override IProgress<PollingProgress<ResourceTask, TaskStatus>> Follow(string taskId) => new Report(progress =>
    {
        lock (_lock)
        {
            foreach (var text in _waits[taskId].Advance(progress).ToList())
            {
                Write(taskId, progress.Elapsed, text);
            }
        }
    });

    public override void End(TaskOutcome outcome)
    {
        lock (_lock)
        {
            _ended++;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _timer.Dispose();
        base.Dispose(disposing);
    }

    private void ShowLife()
    {
        lock (_lock)
        {
            var elapsed = _timeProvider.GetElapsedTime(_start);
            if (_width == 0)
            {
                Write(taskId: null, elapsed, _waits.Values.Single().Describe());
            }
            else
            {
                var polls = DisplayText.Polls(_waits.Values.Sum(wait => wait.Polls));
                Write(taskId: null, elapsed, $"{_waits.Count - _ended} of {_waits.Count} tasks have not ended, {polls}");
            }
        }
    }

    private void Write(string? taskId, TimeSpan elapsed, string text)
    {
        var task = taskId is null || _width == 0 ? "" : $"{DisplayText.OneLine(taskId, LongestTaskId).PadRight(_width)}  ";
        _output.WriteLine($"{DisplayText.Time(elapsed),12}  {task}{text}");
        _timer.Change(Heartbeat, Timeout.InfiniteTimeSpan);
    }
}
