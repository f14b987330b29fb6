using System.Text.Json;

namespace TrueWatch.Cli.Tests;

/// <summary>The notices that go with the published command.</summary>
public sealed class NoticesTests
{
    [Fact]
    public void Everything_that_is_inside_is_named()
    {
        var notices = File.ReadAllText(Path.Combine(Repository.Root, "src", "TrueWatch.Cli", "THIRD-PARTY-NOTICES.txt"));
        var libraries = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "truewatch.deps.json")))
            .GetProperty("libraries")
            .EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')[0])
            .ToList();

        Assert.Contains("System.CommandLine", libraries);
        Assert.All(libraries, library => Assert.Contains(
            library.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) ? "Microsoft.Extensions.*" : library,
            notices,
            StringComparison.Ordinal));
    }
}
