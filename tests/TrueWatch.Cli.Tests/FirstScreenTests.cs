using System.Text.RegularExpressions;

namespace TrueWatch.Cli.Tests;

/// <summary>The two commands that the repository's page begins with print what it says, but for times and sizes.</summary>
public sealed partial class FirstScreenTests
{
    [Fact]
    public async Task The_first_commands_of_the_page_print_what_it_says()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var blocks = Blocks().Matches(page).Select(match => match.Groups[1].Value).Take(3).ToList();
        var commands = blocks[0].Replace("dotnet run --project src/TrueWatch.Cli -- ", "truewatch ", StringComparison.Ordinal);
        using var folder = new TemporaryFolder();

        var run = await ProcessRun.OfAsync($"cd {folder.PathOf("")}\n{commands}");

        Assert.Equal((int)ExitCode.Conflict, run.ExitCode);
        Assert.StartsWith(Mask(blocks[1]), Mask(run.Output), StringComparison.Ordinal);
        Assert.All(
            blocks[2].Split('\n').Where(line => line.Trim().Trim('…').Length > 0),
            line => Assert.Contains(line + "\n", run.Output, StringComparison.Ordinal));
    }

    private static string Mask(string text) => Numbers().Replace(text, "N");

    [GeneratedRegex(@" *[0-9.]+ (?:s|bytes)\b")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^```(?:console|text)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
