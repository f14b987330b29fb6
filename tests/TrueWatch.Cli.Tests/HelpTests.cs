using System.Globalization;
using System.Text.RegularExpressions;

namespace TrueWatch.Cli.Tests;

/// <summary>The help of every level, and the page that says the same.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("", "export", "import", "task", "simulate", "completion")]
    [InlineData("export", "--file", "[default: backup.zip]", "--force", "--no-wait", "--task", "--send-key", "--maximum-size", "--timeout", "--interval", "--key-variable", "--simulate")]
    [InlineData("import", "<file>", "--on-conflict", "monitors=continue", "--no-wait", "--timeout", "--interval", "--key-variable", "--simulate")]
    [InlineData("simulate", "--port", "--requests-per-minute", "--key", "[default: 20]")]
    [InlineData("completion", "bash", "zsh", "fish", "pwsh")]
    [InlineData("task", "status", "wait")]
    [InlineData("task status", "[default: 2m]", "--timeout", "--site", "--endpoint", "--simulate")]
    [InlineData("task wait", "[default: 30m]", "--timeout", "--interval", "--site", "--endpoint", "--simulate")]
    public async Task Every_level_has_an_example_the_variables_the_exit_codes_and_default_times(string command, params string[] contents)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var run = await CommandRun.OfAsync([.. words, "--help"]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.All([.. contents, "Examples:\n  ", "TRUEWATCH_API_KEY", "TRUEWATCH_SITE", "TRUEWATCH_ENDPOINT", "--output", "--quiet", "--verbose"], content => Assert.Contains(content, run.Output, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Matches($@"\n  {(int)code} +\w", run.Output));
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void The_page_has_the_same_exit_codes()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var rows = Regex.Matches(page, @"^\| (\d+) \| (.+) \|$", RegexOptions.Multiline)
            .Select(row => ((ExitCode)int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), row.Groups[2].Value.Replace("`", "", StringComparison.Ordinal)));

        Assert.Equal(ExitCodes.All, rows);
        Assert.Equal(Enum.GetValues<ExitCode>(), ExitCodes.All.Select(each => each.Code));
    }

    [Fact]
    public async Task The_version_names_the_commit()
    {
        var run = await CommandRun.OfAsync("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+\S*\+[0-9a-f]{40}\n$", run.Output);
    }
}
