namespace TrueWatch.Polling.Tests;

/// <summary>Notes every report where it is made.</summary>
internal sealed class SynchronousProgress<T> : IProgress<T>
{
    public List<T> Reports { get; } = [];

    public void Report(T value) => Reports.Add(value);
}
