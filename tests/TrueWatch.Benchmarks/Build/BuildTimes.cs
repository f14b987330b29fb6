using System.Diagnostics;

namespace TrueWatch.Benchmarks.Build;

/// <summary>The builds of a copy, one after the other.</summary>
internal sealed class BuildTimes(ClientCopy copy)
{
    private readonly Dictionary<BuildKind, List<TimeSpan>> _times = [];
    private readonly Dictionary<BuildKind, int> _nswagRuns = [];
    private int _edit;

    /// <summary>In seconds.</summary>
    public double Median(BuildKind kind)
        => Running.Comparison.Median(_times[kind].Select(time => time.TotalSeconds));

    /// <summary>The time beside that of another copy: the median of the ratios of each round.</summary>
    public double Beside(BuildTimes other, BuildKind kind)
        => Running.Comparison.Median(_times[kind].Zip(other._times[kind], (one, another) => one / another));

    /// <summary>How often NSwag ran, for one build.</summary>
    public double NSwagRuns(BuildKind kind) => _nswagRuns[kind] / (double)_times[kind].Count;

    public async Task MeasureAsync(BuildKind kind)
    {
        Prepare(kind);
        var runs = copy.NSwagRuns;
        var start = Stopwatch.GetTimestamp();
        await copy.BuildAsync();
        var time = Stopwatch.GetElapsedTime(start);
        _times.TryAdd(kind, []);
        _times[kind].Add(time);
        _nswagRuns[kind] = _nswagRuns.GetValueOrDefault(kind) + copy.NSwagRuns - runs;
    }

    private void Prepare(BuildKind kind)
    {
        switch (kind)
        {
            case BuildKind.CodeEdit:
                copy.EditCode(++_edit);
                break;
            case BuildKind.SourceEdit:
                copy.EditSource(++_edit);
                break;
            case BuildKind.Clean:
                copy.Clean();
                break;
        }
    }
}
