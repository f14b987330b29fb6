using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Testing;

/// <summary>
/// A clock that does not wait: a short timer, such as the pause between two polls, is due at once, and the clock moves
/// by its time. Longer timers, such as the deadline of a wait, are due when the clock has come to them.
/// </summary>
internal sealed class FastForwardTime : FakeTimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= LongestPause)
        {
            // Not before the caller has its timer.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
