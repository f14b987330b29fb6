using System.Diagnostics;

namespace TrueWatch.Benchmarks.Running;

/// <summary>Processes that are measured, or that prepare what is measured.</summary>
internal static class ChildProcess
{
    /// <summary>Runs this program with other arguments.</summary>
    /// <returns>The standard output.</returns>
    public static Task<string> RunSelfAsync(params string[] arguments)
    {
        var self = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(self) == "dotnet"
            ? RunAsync(self, Environment.CurrentDirectory, [typeof(ChildProcess).Assembly.Location, .. arguments])
            : RunAsync(self, Environment.CurrentDirectory, arguments);
    }

    /// <returns>The standard output.</returns>
    /// <exception cref="InvalidOperationException">The process failed; the text is what it printed.</exception>
    public static async Task<string> RunAsync(
        string file, string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Process.Start(Describe(file, folder, arguments, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{file} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.\n{await output}{await errors}");
    }

    /// <summary>How to start a process whose output is read.</summary>
    public static ProcessStartInfo Describe(
        string file, string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What "dotnet run" has set for its own children would lead another SDK or build astray.
        foreach (var name in start.Environment.Keys.Where(name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            || name.Equals("DOTNET_HOST_PATH", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
