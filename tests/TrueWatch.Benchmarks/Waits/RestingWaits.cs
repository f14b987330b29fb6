using TrueWatch.Benchmarks.Running;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>What waits cost while nothing is due, by the system's clock.</summary>
/// <param name="Seconds">How long was measured.</param>
/// <param name="IdleCpu">The processor time of the process without any wait.</param>
/// <param name="Cpu">The processor time of the process with the waits.</param>
/// <param name="Timers">How many more timers the process has with them.</param>
internal sealed record RestingWaits(double Seconds, TimeSpan IdleCpu, TimeSpan Cpu, long Timers)
{
    public static async Task<RestingWaits> MeasureAsync(int count, TimeSpan duration)
    {
        var options = new PollingOptions { DelayPolicy = new EvenDelay(TimeSpan.FromHours(1)) };
        using var subject = new InstantSubject(TimeProvider.System, options);
        using var cancellation = new CancellationTokenSource();
        var timers = Timer.ActiveCount;
        var idle = await MeasureCpuAsync(duration);

        var waits = Enumerable.Range(0, count).Select(number => subject.WaitAsync(number, cancellation.Token)).ToArray();
        timers = Timer.ActiveCount - timers;
        var cpu = await MeasureCpuAsync(duration);

        await cancellation.CancelAsync();
        await Task.WhenAll(waits).ContinueWith(_ => { }, TaskScheduler.Default);
        return new RestingWaits(duration.TotalSeconds, idle, cpu, timers);
    }

    private static async Task<TimeSpan> MeasureCpuAsync(TimeSpan duration)
    {
        GC.Collect();
        Quiet.Wait();
        var before = Environment.CpuUsage.TotalTime;
        await Task.Delay(duration);
        return Environment.CpuUsage.TotalTime - before;
    }
}
