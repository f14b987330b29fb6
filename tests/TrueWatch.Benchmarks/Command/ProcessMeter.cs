using System.Diagnostics;
using System.Globalization;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Command;

/// <summary>
/// Measures short processes. Processor time is what Linux adds up of the children that have ended, so it is read before
/// and after many runs; its unit is a hundredth of a second. The largest resident set is read over and over while a
/// process runs, in runs of their own, since that keeps a core busy.
/// </summary>
internal static class ProcessMeter
{
    private const double TicksPerSecond = 100;
    private const string OwnStatistics = "/proc/self/stat";

    public static async Task<CommandCost> MeasureAsync(
        string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, int runs)
    {
        await RunAsync();
        var walls = new List<double>();
        var cpu = ReadChildrenCpu();
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await RunAsync();
            walls.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        cpu = (ReadChildrenCpu() - cpu) / runs;
        var memory = Enumerable.Range(0, 5).Max(_ => MeasureMemory(file, arguments, environment));
        return new CommandCost(Comparison.Median(walls), cpu, memory);

        Task RunAsync() => ChildProcess.RunAsync(file, Path.GetTempPath(), arguments, environment);
    }

    private static double ReadChildrenCpu()
    {
        if (!File.Exists(OwnStatistics))
        {
            return double.NaN;
        }

        // The name of the program, in parentheses, may have spaces; what follows it begins with the third field.
        var text = File.ReadAllText(OwnStatistics);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[13..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static double MeasureMemory(string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        using var process = Process.Start(ChildProcess.Describe(file, Path.GetTempPath(), arguments, environment))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var status = $"/proc/{process.Id}/status";
        var memory = double.NaN;
        while (TryReadPeak(status) is { } peak)
        {
            memory = peak;
        }

        process.WaitForExit();
        return memory;
    }

    /// <returns>Null when the process has ended.</returns>
    private static double? TryReadPeak(string status)
    {
        const string Name = "VmHWM:";
        try
        {
            var line = File.ReadLines(status).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
            return line is null
                ? null
                : double.Parse(line[Name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
