using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(TrueWatch.Build.Tests.BuildServers))]

namespace TrueWatch.Build.Tests;

/// <summary>
/// The servers of MSBuild and of the compiler for all that the tests build: starting either anew takes longer than what it
/// does. They are theirs alone, and end with them.
/// </summary>
public sealed class BuildServers : IAsyncLifetime
{
    private static readonly string Name = $"truewatch-tests-{Guid.NewGuid():N}";
    private static readonly ConcurrentBag<string> Idle = [];
    private static int _started;

    /// <summary>The options with which a build uses them, and leaves no other process behind.</summary>
    internal static IReadOnlyList<string> Options { get; } =
        ["-maxCpuCount:1", "-tl:off", "-p:UseRazorBuildServer=false", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={Name}"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs the dotnet command with a server that runs no other, since a server takes one build after the other.</summary>
    internal static async Task<CommandResult> RunAsync(string folder, params string[] arguments)
    {
        if (!Idle.TryTake(out var server))
        {
            server = $"{Name}-{Interlocked.Increment(ref _started)}";
        }

        try
        {
            return await RunAsync(server, folder, arguments, TestContext.Current.CancellationToken);
        }
        finally
        {
            Idle.Add(server);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Idle)
        {
            (await RunAsync(server, Repository.Root, ["build-server", "shutdown", "--msbuild"], CancellationToken.None)).AssertSuccess();
        }

        var project = Repository.PathOf("src/TrueWatch.Polling/TrueWatch.Polling.csproj");
        var compilers = await DotNetCommand.RunAsync(
            Repository.Root, ["msbuild", project, "-getProperty:RoslynTargetsPath"], CancellationToken.None);
        var compiler = Path.Combine(compilers.Output.Trim(), "bincore", "VBCSCompiler.dll");
        (await DotNetCommand.RunAsync(
            Repository.Root, ["exec", compiler, "-shutdown", $"-pipename:{Name}"], CancellationToken.None)).AssertSuccess();
    }

    // The salt keeps everybody else's builds from the server.
    private static Task<CommandResult> RunAsync(
        string server, string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
        => DotNetCommand.RunAsync(folder, arguments, cancellationToken, new Dictionary<string, string>
        {
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "true",
            ["MSBUILDNODEHANDSHAKESALT"] = server,
        });
}
