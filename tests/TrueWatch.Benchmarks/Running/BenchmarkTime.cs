namespace TrueWatch.Benchmarks.Running;

/// <summary>A clock that steps on the thread whose work is measured.</summary>
internal sealed class BenchmarkTime : SteppedTime
{
    /// <summary>Steps until the work has ended, in whichever way.</summary>
    /// <exception cref="InvalidOperationException">No timer is left, and the work has not ended within a minute.</exception>
    public void RunUntilEnd(Task work)
    {
        while (!work.IsCompleted)
        {
            // What completes the work may be on its way to another thread.
            if (!Step(TimeSpan.MaxValue) && Task.WaitAny([work], TimeSpan.FromMinutes(1)) < 0)
            {
                throw new InvalidOperationException("No timer is left, and the work has not ended.");
            }
        }
    }
}
