using System.Diagnostics;

namespace TrueWatch.Mutation;

/// <summary>Runs classes of the tests in a process of their own.</summary>
/// <param name="program">The program that runs the tests.</param>
internal sealed class TestRun(string program)
{
    /// <summary>The names of the test classes.</summary>
    public async Task<IReadOnlyList<string>> ListClassesAsync()
    {
        var (_, output) = await StartAsync(["-list", "classes", "-noColor", "-noLogo"], new Dictionary<string, string>(), Timeout.InfiniteTimeSpan);
        return [.. output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("TrueWatch.", StringComparison.Ordinal))];
    }

    /// <returns>Whether all tests passed; null when they did not end in time.</returns>
    public async Task<bool?> RunAsync(IEnumerable<string> classes, IReadOnlyDictionary<string, string> variables, TimeSpan limit)
    {
        var (exitCode, _) = await StartAsync(
            ["-noColor", "-noLogo", "-stopOnFail", .. classes.SelectMany(name => new[] { "-class", name })], variables, limit);
        return exitCode is null ? null : exitCode == 0;
    }

    private async Task<(int? ExitCode, string Output)> StartAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The tests of a mutant are few and short, whatever pays for a whole suite.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var cancellation = new CancellationTokenSource(limit);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, "");
        }

        await errors;
        return (process.ExitCode, await output);
    }
}
