namespace TrueWatch.Build.Tests;

/// <summary>What is built when, and that nothing is built twice.</summary>
[Collection<SequentialBuilds>]
public sealed class IncrementalBuildTests
{
    private const string NSwag = "GenerateOpenApiClient";
    private const string Compiler = "CoreCompile";

    private readonly ClientBuild _build;

    public IncrementalBuildTests(ClientBuild build) => _build = build.Reset();

    [Fact]
    public void The_first_build_generates_the_client_into_obj_and_compiles_it()
    {
        Assert.Contains("0 Warning(s)", _build.FirstBuild.Output, StringComparison.Ordinal);
        Assert.True(_build.Exists(BuildPaths.Client));

        var assembly = _build.ReadAssembly();
        Assert.Contains("QueryActionStatusAsync", assembly.MembersOf("TrueWatch.Generated.ITrueWatchClient"));
        Assert.Contains("QueryActionStatusAsync", assembly.MembersOf("TrueWatch.Generated.TrueWatchClient"));
        Assert.Contains("Running", assembly.MembersOf("TrueWatch.Generated.TaskStatus"));
    }

    /// <summary>The command line takes no ",", ";" or "%" there itself.</summary>
    [Fact]
    public async Task A_build_with_an_artifacts_path_generates_the_client_there()
    {
        var artifacts = Path.GetFullPath(_build.PathOf("../a=b"));

        (await _build.BuildAnewAsync("--framework", "net10.0", "--artifacts-path", artifacts, "-t:CompileOpenApiClient")).AssertSuccess();

        Assert.Single(Directory.GetFiles(artifacts, "TrueWatch.Generated.NSwag.g.cs", SearchOption.AllDirectories));
    }

    /// <summary>
    /// MSBuild itself is never done with a project in such a folder, so that only this build is in one, and with what another
    /// build compiled.
    /// </summary>
    [Fact]
    public async Task A_client_is_generated_in_a_folder_whose_name_has_a_semicolon()
    {
        _build.Delete(BuildPaths.Client);
        _build.Move("a;b=c, d");

        var build = await _build.RunAsync("build", BuildPaths.Project, "--framework", "net10.0", "-nodeReuse:false", "-maxCpuCount:1", "-tl:off", "-p:SkipCompilerExecution=true");

        build.AssertSuccess();
        Assert.True(_build.Exists(BuildPaths.Client));
    }

    [Fact]
    public async Task A_second_build_runs_neither_NSwag_nor_the_compiler()
    {
        var client = _build.WriteTime(BuildPaths.Client);
        var assembly = _build.WriteTime(BuildPaths.Assembly);

        var second = await _build.BuildAsync("-v:normal");

        second.AssertSuccess();
        Assert.Equal(1, second.CountSkipped(NSwag));
        Assert.Equal(5, second.CountSkipped(Compiler));
        Assert.Equal(client, _build.WriteTime(BuildPaths.Client));
        Assert.Equal(assembly, _build.WriteTime(BuildPaths.Assembly));
    }

    [Fact]
    public async Task An_edit_of_a_CSharp_file_asks_for_the_compiler_and_not_for_NSwag()
    {
        var client = _build.WriteTime(BuildPaths.Client);
        _build.Touch(BuildPaths.Project + "/TrueWatchClient.cs");

        var build = await _build.BuildWithoutCompilerAsync();

        build.AssertSuccess();
        Assert.Equal(1, build.CountSkipped(NSwag));
        Assert.Equal(4, build.CountSkipped(Compiler));
        Assert.Equal(client, _build.WriteTime(BuildPaths.Client));
    }

    [Theory]
    [InlineData(BuildPaths.Document)]
    [InlineData(BuildPaths.Configuration)]
    [InlineData(BuildPaths.Templates + "/Class.liquid")]
    public async Task A_newer_document_configuration_or_template_runs_NSwag(string path)
    {
        _build.Touch(path);

        await AssertRunsNSwagAsync();
    }

    /// <summary>In turn, the second target framework asks for the client long after NSwag ran for the first.</summary>
    [Theory]
    [InlineData("-maxCpuCount:1")]
    [InlineData("-maxCpuCount:2")]
    public async Task An_edit_of_the_document_runs_NSwag_once_for_all_target_frameworks_and_no_more(string nodes)
    {
        _build.WriteText(BuildPaths.Document, _build.ReadText(BuildPaths.Document) + "# An edit\n");

        var first = await GenerateAsync();
        var second = await GenerateAsync();

        Assert.Equal((1, 0), (first.CountNSwagRuns(), second.CountNSwagRuns()));
        Assert.Equal(2, second.CountSkipped(NSwag));
        Assert.Equal(_build.ReadText(BuildPaths.Client), _build.ReadText(BuildPaths.ClientForNetStandard));

        async Task<CommandResult> GenerateAsync()
        {
            var build = await _build.GenerateEveryFrameworkAsync(nodes);
            build.AssertSuccess();
            return build;
        }
    }

    [Fact]
    public async Task A_template_that_was_deleted_runs_NSwag()
    {
        _build.Delete(BuildPaths.Templates + "/Enum.liquid");

        await AssertRunsNSwagAsync();
    }

    [Fact]
    public async Task A_client_that_was_deleted_is_generated_again()
    {
        var client = _build.ReadText(BuildPaths.Client);
        _build.Delete(BuildPaths.Client);

        await AssertRunsNSwagAsync();

        Assert.Equal(client, _build.ReadText(BuildPaths.Client));
    }

    [Fact]
    public async Task Dotnet_clean_removes_the_client_and_the_next_build_brings_it_back()
    {
        (await _build.RunAsync("clean", BuildPaths.Project, "-maxCpuCount:1", "-tl:off", "-p:BuildProjectReferences=false")).AssertSuccess();

        Assert.Empty(_build.FilesIn(BuildPaths.Project + "/obj", "*NSwag*"));
        Assert.False(_build.Exists(BuildPaths.Assembly));

        (await _build.BuildAsync()).AssertSuccess();

        Assert.True(_build.Exists(BuildPaths.Client));
        Assert.True(_build.Exists(BuildPaths.Assembly));
    }

    private async Task AssertRunsNSwagAsync()
    {
        var client = _build.WriteTime(BuildPaths.Client);

        var build = await _build.BuildWithoutCompilerAsync();

        build.AssertSuccess();
        Assert.Equal(0, build.CountSkipped(NSwag));
        Assert.NotEqual(client, _build.WriteTime(BuildPaths.Client));
    }
}
