using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: TrueWatch.Testing.TimeLimit]

namespace TrueWatch.Testing;

/// <summary>
/// Ends the run, and says which test it was, when one takes much longer than any of them may: a run that hangs says nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TimeLimitAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<string, Timer> Timers = new(StringComparer.Ordinal);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Timers[test.UniqueID] = new Timer(
        _ => Environment.FailFast($"The test {test.TestDisplayName} still runs after {Limit.TotalMinutes} minutes."),
        state: null,
        Limit,
        Timeout.InfiniteTimeSpan);

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Timers.TryRemove(test.UniqueID, out var timer))
        {
            timer.Dispose();
        }
    }
}
