[assembly: AssemblyFixture(typeof(TrueWatch.Build.Tests.CompilerServer))]

namespace TrueWatch.Build.Tests;

/// <summary>
/// One compiler server for all that the tests build: starting the compiler anew takes longer than what it compiles. It is
/// theirs alone, and ends with them.
/// </summary>
public sealed class CompilerServer : IAsyncLifetime
{
    private static readonly string Name = $"truewatch-tests-{Guid.NewGuid():N}";

    /// <summary>The options with which a build uses it, and leaves no other process behind.</summary>
    internal static IReadOnlyList<string> Options { get; } =
        ["-nodeReuse:false", "-tl:off", "-p:UseRazorBuildServer=false", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={Name}"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        var project = Repository.PathOf("src/TrueWatch.Polling/TrueWatch.Polling.csproj");
        var compilers = await RunAsync("msbuild", project, "-getProperty:RoslynTargetsPath");
        var server = Path.Combine(compilers.Output.Trim(), "bincore", "VBCSCompiler.dll");
        (await RunAsync("exec", server, "-shutdown", $"-pipename:{Name}")).AssertSuccess();
    }

    private static Task<CommandResult> RunAsync(params string[] arguments)
        => DotNetCommand.RunAsync(Repository.Root, arguments, CancellationToken.None);
}
