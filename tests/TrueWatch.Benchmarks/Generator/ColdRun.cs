using System.Diagnostics;
using System.Globalization;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>
/// The first run of a step in a process of its own: what a build without a warm compiler server pays. Most of it is the
/// compilation of the generator's own code.
/// </summary>
internal static class ColdRun
{
    /// <summary>What the program's first argument is in such a process.</summary>
    public const string Argument = "--cold";

    public const string Scan = "scan";

    /// <summary>Read, bind and emit, one after the other.</summary>
    public const string Steps = "steps";

    /// <summary>The whole generator, in a driver.</summary>
    public const string Whole = "whole";

    public const string Json = "json";

    /// <summary>Runs in a process of its own, and prints the times.</summary>
    public static void Execute(string step, string document)
    {
        var subject = GeneratorSubject.Create(document);
        var work = new GeneratorWork(subject);
        var times = new List<double>();
        switch (step)
        {
            case Scan:
                Time(work.Scan);
                break;
            case Steps:
                var parsed = Time(work.Read);
                var models = GeneratorWork.ToModels(parsed);
                var bound = Time(() => work.Bind(models));
                Time(() => GeneratorWork.Emit(bound));
                break;
            case Whole:
                Time(() => work.RunFirst(work.CreateDriver()));
                break;
            case Json:
                Time(() => work.RunFirst(work.CreateJsonDriver()));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }

        Console.WriteLine(string.Join(' ', times.Select(time => time.ToString("R", CultureInfo.InvariantCulture))));

        T Time<T>(Func<T> action)
        {
            var start = Stopwatch.GetTimestamp();
            var result = action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            return result;
        }
    }

    /// <summary>Starts such processes.</summary>
    /// <returns>The median of each time that a process prints, in nanoseconds.</returns>
    public static async Task<IReadOnlyList<double>> MeasureAsync(string step, string document, int launches)
    {
        var runs = new List<double[]>();
        for (var launch = 0; launch < launches; launch++)
        {
            var output = await ChildProcess.RunSelfAsync(Argument, step, document);
            runs.Add([.. output.Trim().Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))]);
        }

        return [.. Enumerable.Range(0, runs[0].Length).Select(index => Comparison.Median(runs.Select(run => run[index])))];
    }
}
