using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Many waits on one task, which end one after the other because their callers cancel.</summary>
/// <param name="Begin">What it takes to begin all of them.</param>
/// <param name="Leave">What it takes to cancel all of them.</param>
internal sealed record SharedWaits(Duration Begin, Duration Leave)
{
    public static SharedWaits Measure(Func<SteppedTime, IWaitSubject> create, int count)
    {
        using var subject = create(new SteppedTime());
        using var cancellation = new CancellationTokenSource();
        var waits = new Task[count];
        Garbage.Collect();
        var start = Moment.Now;
        for (var number = 0; number < count; number++)
        {
            waits[number] = subject.WaitAsync(0, cancellation.Token);
        }

        var begin = start.Elapsed;
        Garbage.Collect();
        start = Moment.Now;
        cancellation.Cancel();
        Task.WhenAll(waits).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        return new SharedWaits(begin, start.Elapsed);
    }
}
