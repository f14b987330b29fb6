using System.Globalization;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>
/// No waits, but what .NET has for such things: as much memory for each in as many objects, found by a dictionary, due by
/// a priority queue, ended by a task. How its costs grow is the machine's and the runtime's doing.
/// </summary>
internal sealed class PlainSubject(SteppedTime time) : IWaitSubject
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(6);

    private readonly Dictionary<string, Plain> _tasks = [];
    private readonly PriorityQueue<Plain, TimeSpan> _due = new();
    private ITimer? _timer;

    public TaskEnds Ends { get; } = new();

    public Task CallAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitAsync(int number, CancellationToken cancellationToken)
    {
        var plain = new Plain(number.ToString(CultureInfo.InvariantCulture));
        _tasks.Add(plain.Id, plain);
        _due.Enqueue(plain, time.Now + Pause);
        _timer ??= time.CreateTimer(static subject => ((PlainSubject)subject!).Ring(), this, Pause, Timeout.InfiniteTimeSpan);
        return plain.Completion.Task;
    }

    public void Dispose() => _timer?.Dispose();

    private void Ring()
    {
        while (_due.TryPeek(out var plain, out var due) && due <= time.Now)
        {
            _due.Dequeue();
            plain.Touch();
            if (Ends.IsEnded())
            {
                _tasks.Remove(plain.Id);
                plain.Completion.SetResult();
            }
            else
            {
                _due.Enqueue(plain, time.Now + Pause);
            }
        }

        if (_due.Count > 0)
        {
            _timer!.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Plain(string id)
    {
        // Together with the rest, what a wait of the polling library has.
        private readonly long[][] _parts = [.. Enumerable.Range(0, 8).Select(_ => new long[5])];

        public string Id => id;

        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Touch()
        {
            foreach (var part in _parts)
            {
                part[0]++;
            }
        }
    }
}
