namespace TrueWatch.Build.Tests;

/// <summary>
/// A copy of the repository in which the client was built once. Every test begins with <see cref="Reset"/> and so finds
/// that build, up to date, whatever another test did before it.
/// </summary>
public sealed class ClientBuild : IAsyncLifetime
{
    private readonly RepositoryCopy _copy = new();

    internal CommandResult FirstBuild { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        FirstBuild = await BuildAnewAsync();
        FirstBuild.AssertSuccess();
        _copy.TakeSnapshot();
    }

    public ValueTask DisposeAsync()
    {
        _copy.Dispose();
        return ValueTask.CompletedTask;
    }

    internal ClientBuild Reset()
    {
        _copy.Reset();
        return this;
    }

    // What analyzers say is for the repository's own build to ask.
    private static string[] Options => [BuildPaths.Project, .. BuildServers.Options, "-p:RunAnalyzers=false"];

    /// <summary>
    /// Runs "dotnet build" for the client, for one target framework, since what NSwag and the generator do is the same for each.
    /// </summary>
    internal Task<CommandResult> BuildAsync(params string[] options)
        => BuildEveryFrameworkAsync(["--framework", "net10.0", .. options]);

    /// <summary>The same for every target framework.</summary>
    internal Task<CommandResult> BuildEveryFrameworkAsync(params string[] options)
        => BuildAnewAsync(["--no-restore", .. options]);

    /// <summary>The same with the packages, as after a clone.</summary>
    internal Task<CommandResult> BuildAnewAsync(params string[] options)
        => RunAsync(["build", .. Options, .. options]);

    /// <summary>
    /// Runs all of "dotnet build" but the compiler itself, which takes most of the time and has no say in what NSwag does.
    /// </summary>
    internal Task<CommandResult> BuildWithoutCompilerAsync()
        => BuildAsync("-v:normal", "-p:SkipCompilerExecution=true");

    /// <summary>Runs what every target framework's build does for the client before it is compiled.</summary>
    internal Task<CommandResult> GenerateEveryFrameworkAsync(params string[] options)
        => RunAsync(
            ["msbuild", .. Options, "-t:DispatchToInnerBuilds", "-p:InnerTargets=CompileOpenApiClient", "-v:detailed", .. options]);

    /// <summary>Gives the folder another name until the next reset.</summary>
    internal void Move(string name) => _copy.Move(name);

    internal Task<CommandResult> RunAsync(params string[] arguments)
        => BuildServers.RunAsync(_copy.Root, arguments);

    internal string PathOf(string path) => _copy.PathOf(path);

    internal bool Exists(string path) => File.Exists(PathOf(path));

    internal string[] FilesIn(string folder, string pattern)
        => Directory.GetFiles(PathOf(folder), pattern, SearchOption.AllDirectories);

    internal DateTime WriteTime(string path) => File.GetLastWriteTimeUtc(PathOf(path));

    internal string ReadText(string path) => File.ReadAllText(PathOf(path));

    internal void WriteText(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    internal void Delete(string path) => File.Delete(PathOf(path));

    internal void DeleteFolder(string path) => Directory.Delete(PathOf(path), recursive: true);

    /// <summary>Gives a file a new time and leaves its text as it is.</summary>
    internal void Touch(string path) => WriteText(path, ReadText(path));

    /// <summary>Replaces what has to be in the file exactly once.</summary>
    internal void Edit(string path, string old, string replacement)
    {
        var parts = ReadText(path).Split(old);
        Assert.True(parts.Length == 2, $"{path} has '{old}' {parts.Length - 1} times, and this test edits one");
        WriteText(path, string.Join(replacement, parts));
    }

    internal BuiltAssembly ReadAssembly() => new(PathOf(BuildPaths.Assembly));
}
