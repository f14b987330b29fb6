namespace TrueWatch.Package.Tests;

/// <summary>The command as a tool: installed from a folder, run, updated.</summary>
public sealed class ToolTests(PackageFeed feed) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truewatch-tool-");

    [Fact]
    public async Task The_command_is_installed_as_a_tool_runs_and_is_updated()
    {
        await InstallAsync("install", feed.Version, feed.Packages);
        var wait = await RunAsync("task", "wait", "task_import", "--simulate");
        Assert.Equal(0, wait.ExitCode);
        Assert.Contains("Task task_import succeeded", wait.Output, StringComparison.Ordinal);
        Assert.Contains(_folder.EnumerateFiles("*", SearchOption.AllDirectories), file => file.Name == "THIRD-PARTY-NOTICES.txt");

        var newer = $"{feed.Version}.newer";
        var packages = Path.Combine(_folder.FullName, "feed");
        await feed.PackToolAsync(newer, packages);
        await InstallAsync("update", newer, packages);
        Assert.Equal(0, (await RunAsync("--version")).ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task InstallAsync(string verb, string version, string packages)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "nuget.config"),
            feed.ConfigurationOf(PackageFeed.Tool, packages),
            TestContext.Current.CancellationToken);
        var installed = await DotNetCommand.RunAsync(
            _folder.FullName,
            ["tool", verb, PackageFeed.Tool, "--tool-path", _folder.FullName, "--version", version],
            TestContext.Current.CancellationToken,
            PackageFeed.EnvironmentOf(_folder.FullName));
        installed.AssertSuccess();
        Assert.Contains(version, installed.Output, StringComparison.Ordinal);
        var list = await DotNetCommand.RunAsync(
            _folder.FullName, ["tool", "list", "--tool-path", _folder.FullName], TestContext.Current.CancellationToken);
        Assert.Matches($@"(?im)^{PackageFeed.Tool}\s+{version}\s+truewatch", list.Output);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => DotNetCommand.RunProgramAsync(
        Path.Combine(_folder.FullName, OperatingSystem.IsWindows() ? "truewatch.exe" : "truewatch"),
        _folder.FullName,
        arguments,
        TestContext.Current.CancellationToken);
}
