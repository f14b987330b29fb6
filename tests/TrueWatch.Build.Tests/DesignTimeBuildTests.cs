using System.Text.Json;

namespace TrueWatch.Build.Tests;

/// <summary>What an editor asks of MSBuild when it loads the project: after a restore, before any build.</summary>
[Collection<SequentialBuilds>]
public sealed class DesignTimeBuildTests
{
    private readonly ClientBuild _build;

    public DesignTimeBuildTests(ClientBuild build)
    {
        _build = build.Reset();
        foreach (var project in new[]
            {
                BuildPaths.Project, "src/TrueWatch.Polling", "generators/TrueWatch.Generators", "generators/TrueWatch.SpecEvolution",
                "generators/TrueWatch.DocumentCheck",
            })
        {
            _build.DeleteFolder(project + "/bin");
            _build.DeleteFolder(project + "/obj/Debug");
        }
    }

    [Fact]
    public async Task An_editor_gets_the_client_and_the_document_among_the_compilers_arguments()
    {
        var load = await LoadAsync();

        load.AssertSuccess();
        Assert.True(_build.Exists(BuildPaths.Client));
        var arguments = CompilerArguments(load);
        Assert.Contains("obj/Debug/net10.0/TrueWatch.Generated.NSwag.g.cs", arguments);
        Assert.Contains(arguments, argument => argument.StartsWith("/additionalfile:", StringComparison.Ordinal)
            && argument.Contains(BuildPaths.Document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_document_does_not_keep_an_editor_from_loading_the_project()
    {
        _build.WriteText(BuildPaths.Document, "");

        var load = await LoadAsync();

        load.AssertSuccess();
        Assert.Contains("warning NSWAG001", load.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// The targets and properties with which Roslyn's own project loader asks for a project, one target framework at a time.
    /// </summary>
    private Task<CommandResult> LoadAsync() => _build.RunAsync(
        "msbuild", BuildPaths.Project, "-maxCpuCount:1", "-tl:off", "-t:Compile;CoreCompile",
        "-p:TargetFramework=net10.0", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:BuildProjectReferences=false",
        "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs");

    private static List<string> CompilerArguments(CommandResult load)
    {
        using var answer = JsonDocument.Parse(load.Output);
        return [.. answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))];
    }
}
