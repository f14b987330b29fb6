using System.Runtime.InteropServices;
using System.Text;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>The command as a tool: installed from a folder by the lines of its page, run, run without installation, updated.</summary>
public sealed class ToolTests(PackageFeed feed) : IDisposable
{
    // The folder of the SDK, where dnx is; of all that is in it, some machines have only dotnet on their path.
    private static readonly string DotNet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truewatch-tool-");

    [Fact]
    public async Task The_lines_of_its_page_install_and_run_the_command_and_it_is_updated()
    {
        using var package = feed.Open(PackageFeed.Tool);
        var lines = FencedBlock.AllIn(Encoding.UTF8.GetString(package.Read("README.md")))
            .Where(block => block.Language == "console").Select(block => block.Text).Take(2).ToList();

        // What is packed here has another version than a release, and there is nobody to ask whether it may be run.
        var install = await RunAsync(lines[0].Replace("TrueWatch.Cli", $"TrueWatch.Cli --version {feed.Version}", StringComparison.Ordinal));
        var once = await RunAsync(lines[1].Replace("TrueWatch.Cli", $"TrueWatch.Cli --version {feed.Version} --yes", StringComparison.Ordinal));

        Assert.All([install, once], run => Assert.Contains("Task task_import succeeded", run.Output, StringComparison.Ordinal));
        await AssertInstalledAsync(feed.Version);
        Assert.Contains(_folder.EnumerateFiles("*", SearchOption.AllDirectories), file => file.Name == "THIRD-PARTY-NOTICES.txt");

        var newer = $"{feed.Version}.newer";
        var packages = Path.Combine(_folder.FullName, "feed");
        await feed.PackToolAsync(newer, packages);
        await RunAsync($"dotnet tool update --global TrueWatch.Cli --version {newer}\ntruewatch --version", packages);
        await AssertInstalledAsync(newer);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task AssertInstalledAsync(string version)
        => Assert.Matches($@"(?im)^{PackageFeed.Tool}\s+{version}\s+truewatch", (await RunAsync("dotnet tool list --global")).Output);

    /// <summary>Runs lines of a shell as a user whose home is the folder.</summary>
    private async Task<CommandResult> RunAsync(string lines, string? packages = null)
    {
        var configuration = Path.Combine(_folder.FullName, "nuget.config");
        await File.WriteAllTextAsync(
            configuration, feed.ConfigurationOf(PackageFeed.Tool, packages), TestContext.Current.CancellationToken);
        var environment = PackageFeed.EnvironmentOf(_folder.FullName);
        environment["DOTNET_CLI_HOME"] = _folder.FullName;
        environment["DOTNET_NOLOGO"] = "true";
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        var run = await DotNetCommand.RunProgramAsync(
            "bash",
            _folder.FullName,
            ["-e", "-c", $"PATH=\"$DOTNET_CLI_HOME/.dotnet/tools:{DotNet}:$PATH\"\n{lines}"],
            TestContext.Current.CancellationToken,
            environment);
        Assert.True(run.ExitCode == 0, run.Output);
        return run;
    }
}
