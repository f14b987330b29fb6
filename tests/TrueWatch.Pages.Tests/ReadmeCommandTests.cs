namespace TrueWatch.Pages.Tests;

/// <summary>The README's command lines name projects and files that the repository has.</summary>
public sealed class ReadmeCommandTests
{
    private static readonly string[] Shells = ["bash", "console", "sh"];
    private static readonly string[] FileExtensions = [".cs", ".csproj", ".json", ".sln", ".slnx", ".yaml", ".yml"];

    [Fact]
    public void Every_path_in_a_dotnet_or_truewatch_command_of_the_readme_exists()
    {
        var commands = FencedBlock.AllIn(Repository.Readme)
            .Where(block => Shells.Contains(block.Language, StringComparer.Ordinal))
            .SelectMany(block => block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            .Select(line => line.TrimStart('$', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["dotnet" or "truewatch", ..]);

        var paths = commands.SelectMany(PathsIn).ToList();
        Assert.NotEmpty(paths);
        Assert.DoesNotContain(paths, path => !Path.Exists(Repository.PathOf(path)));
    }

    /// <summary>The paths that a command reads; what it writes with --output need not exist yet.</summary>
    private static IEnumerable<string> PathsIn(string[] words) => words
        .TakeWhile(word => !word.StartsWith('#'))
        .Where((word, index) => index > 0 && words[index - 1] is not ("-o" or "--output"))
        .Select(word => word.StartsWith('-') ? word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..] : word)
        .Where(word => !word.StartsWith('-') && !word.Contains("://", StringComparison.Ordinal))
        .Where(word => word.Contains('/', StringComparison.Ordinal)
            || FileExtensions.Contains(Path.GetExtension(word), StringComparer.Ordinal));
}
