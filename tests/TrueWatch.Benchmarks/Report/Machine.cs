using System.Runtime.InteropServices;

namespace TrueWatch.Benchmarks.Report;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Description { get; } =
        $"{Processor()}, {Environment.ProcessorCount} cores, {Figure.Of(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, "0")} GB, " +
        $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        var line = File.Exists(Information)
            ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
