namespace TrueWatch.Generated.Tests;

/// <summary>Reports at once, on the thread that says so.</summary>
internal sealed class CallbackProgress(Action<long> onReport) : IProgress<long>
{
    public void Report(long value) => onReport(value);
}
