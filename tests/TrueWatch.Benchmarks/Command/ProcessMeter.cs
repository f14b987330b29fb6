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
    /// <summary>So many that the unit of processor time does not matter.</summary>
    public const int RunsOfRound = 8;

    private const double TicksPerSecond = 100;
    private const string OwnStatistics = "/proc/self/stat";

    /// <param name="commands">The programs and their arguments.</param>
    /// <param name="environment">What they find in their environment.</param>
    /// <param name="rounds">How often all of them run in turn, <see cref="RunsOfRound"/> times each.</param>
    /// <returns>The costs, in the order of the commands.</returns>
    public static async Task<IReadOnlyList<CommandCost>> MeasureAsync(
        IReadOnlyList<(string File, IReadOnlyList<string> Arguments)> commands,
        IReadOnlyDictionary<string, string> environment,
        int rounds)
    {
        var walls = commands.Select(_ => new List<double>()).ToList();
        var cpu = new double[commands.Count];
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < commands.Count; index++)
            {
                // The first one finds its files.
                await RunAsync(commands[index]);
                var before = ReadChildrenCpu();
                for (var run = 0; run < RunsOfRound; run++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await RunAsync(commands[index]);
                    walls[index].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }

                cpu[index] += ReadChildrenCpu() - before;
            }
        }

        return [.. commands.Select((command, index) => new CommandCost(
            Comparison.Median(walls[index]), cpu[index] / walls[index].Count, Enumerable.Range(0, 5).Max(_ => MeasureMemory(command.File, command.Arguments, environment))))];

        Task RunAsync((string File, IReadOnlyList<string> Arguments) command)
            => ChildProcess.RunAsync(command.File, Path.GetTempPath(), command.Arguments, environment);
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
