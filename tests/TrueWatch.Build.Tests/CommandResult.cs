using System.Text.RegularExpressions;

namespace TrueWatch.Build.Tests;

/// <summary>How a command ended and what it printed.</summary>
internal sealed partial record CommandResult(int ExitCode, string Output)
{
    /// <summary>
    /// Every error once: MSBuild prints it where it happens and again in its summary, and does so for each target framework.
    /// </summary>
    public IReadOnlyList<string> Errors =>
    [
        .. Output.Split('\n')
            .Where(line => Error().IsMatch(line))
            .Select(line => Framework().Replace(line, "").Trim())
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>In how many projects MSBuild skipped the target as up to date; it says so from -v:normal on.</summary>
    public int CountSkipped(string target) =>
        Regex.Count(Output, $"Skipping target \"{target}\" because all output files are up-to-date");

    /// <summary>How often NSwag ran; its output is in the log from -v:detailed on.</summary>
    public int CountNSwagRuns() => Regex.Count(Output, "Executing file 'nswag.json'");

    public void AssertSuccess()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}: {Output}");
        Assert.Empty(Errors);
    }

    public void AssertFailure() => Assert.True(ExitCode == 1, $"Exit code {ExitCode}: {Output}");

    [GeneratedRegex(@"\berror(?: \w+)?\s*:")]
    private static partial Regex Error();

    [GeneratedRegex(@"::TargetFramework=[^\]]+(?=\])")]
    private static partial Regex Framework();
}
