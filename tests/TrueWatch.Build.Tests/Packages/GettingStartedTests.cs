using System.Text;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>A new user, in an empty folder, with nothing but the page of a package and a feed that was packed.</summary>
public sealed class GettingStartedTests(PackageFeed feed) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truewatch-start-");

    [Theory]
    [InlineData(PackageFeed.Client)]
    [InlineData(PackageFeed.Comparison)]
    [InlineData(PackageFeed.Generator)]
    [InlineData(PackageFeed.Runtime)]
    [InlineData(PackageFeed.Simulator)]
    [InlineData(PackageFeed.Tool)]
    public void Every_page_says_where_the_package_is(string id)
    {
        Assert.Contains(feed.Packages, feed.ConfigurationOf(id), StringComparison.Ordinal);
        var page = ReadPage(id);
        Assert.Contains("`dotnet pack -o feed`", page, StringComparison.Ordinal);
        Assert.Contains(
            id == PackageFeed.Tool ? $"dotnet tool install --global {id}\n" : $"dotnet add package {id}\n", page, StringComparison.Ordinal);
        Assert.Equal(feed.ConfigurationOf(PackageFeed.Client), feed.ConfigurationOf(id));
        Assert.Contains(feed.ConfigurationOf(id, "/path/to/the/clone/feed"), File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_the_clients_page_make_a_program_that_waits()
    {
        await using var server = new ScriptedServer(
            ("/api/v1/workspace/resource/query_action_status?taskId=task_xxxx",
            ["""{"code":200,"content":{"status":"ok","import_info":{"failCount":0,"successCount":12}},"success":true}"""]));
        var blocks = FencedBlock.AllIn(ReadPage(PackageFeed.Client));
        await WriteAsync("nuget.config", feed.ConfigurationOf(PackageFeed.Client));
        await WriteAsync("program", blocks.First(block => block.Language == "csharp").Text);
        var lines = blocks.Where(block => block.Language == "console").Select(block => block.Text).ToList();

        // What is packed here has another version than a release, and the tasks are at the server of the test.
        await WriteAsync("start.sh", $"""
            set -e
            {lines[0].Replace($"package {PackageFeed.Client}", $"package {PackageFeed.Client} --version {feed.Version}", StringComparison.Ordinal)}
            cp ../program Program.cs
            {lines[1].Replace("=…", "=the-secret", StringComparison.Ordinal).Replace("TRUEWATCH_SITE=eu1", $"TRUEWATCH_ENDPOINT={server.Endpoint}", StringComparison.Ordinal)}
            """);
        var run = await DotNetCommand.RunProgramAsync(
            "bash", _folder.FullName, ["start.sh"], TestContext.Current.CancellationToken, PackageFeed.EnvironmentOf(_folder.FullName));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.EndsWith("12 succeeded, 0 failed\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, server.CountRequests("/api/v1/workspace/resource/query_action_status?taskId=task_xxxx"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string ReadPage(string id)
    {
        using var package = feed.Open(id);
        return Encoding.UTF8.GetString(package.Read("README.md"));
    }

    private Task WriteAsync(string name, string text)
        => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text, TestContext.Current.CancellationToken);
}
