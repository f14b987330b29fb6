namespace TrueWatch.Build.Tests.Packages;

/// <summary>A project among the consumers, and the commands that its author would give.</summary>
internal sealed class Consumer
{
    private readonly string _folder;

    /// <param name="feed">Where the packages are.</param>
    /// <param name="path">The folder of the project.</param>
    public Consumer(PackageFeed feed, string path) => _folder = Path.Combine(feed.Consumers, path);

    /// <summary>Makes a project of a consumer's own.</summary>
    public static Consumer Create(PackageFeed feed, string path, string project)
    {
        var consumer = new Consumer(feed, path);
        consumer.Write(Path.GetFileName(path) + ".csproj", project);
        return consumer;
    }

    public string PathOf(string path) => Path.Combine(_folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    // Projects in one folder reference the same packages, so that one restore does for them.
    private bool IsRestored => File.Exists(PathOf("obj/project.assets.json"));

    /// <summary>Runs "dotnet build".</summary>
    public Task<CommandResult> BuildAsync(params string[] options)
        => RunAsync(["build", .. BuildServers.Options, .. (string[])(IsRestored ? ["--no-restore"] : []), .. options]);

    /// <summary>Runs a program that was built or published for .NET 10, and answers with what it printed.</summary>
    public async Task<string> StartAsync(string assembly, params string[] arguments)
    {
        var run = await RunAsync(["exec", $"bin/Debug/net10.0/{assembly}.dll", .. arguments]);
        return Printed(run);
    }

    /// <summary>Runs a native program, and answers with what it printed.</summary>
    public async Task<string> StartNativeAsync(string program, params string[] arguments)
    {
        var path = PathOf(OperatingSystem.IsWindows() ? program + ".exe" : program);
        return Printed(await DotNetCommand.RunProgramAsync(path, _folder, arguments, TestContext.Current.CancellationToken));
    }

    public Task<CommandResult> RunAsync(params string[] arguments)
        => BuildServers.RunAsync(_folder, arguments);

    /// <summary>Runs a target and answers with items that it leaves behind.</summary>
    public async Task<ProjectItems> ReadItemsAsync(string target, string items, params string[] options)
    {
        var command = await RunAsync(
            ["msbuild", "-maxCpuCount:1", "-tl:off", $"-restore:{!IsRestored}", $"-t:{target}", $"-getItem:{items}", .. options]);
        return new ProjectItems(command);
    }

    private static string Printed(CommandResult run)
    {
        run.AssertSuccess();
        return run.Output.Trim().ReplaceLineEndings("\n");
    }
}
