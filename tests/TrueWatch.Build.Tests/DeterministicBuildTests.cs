namespace TrueWatch.Build.Tests;

/// <summary>The same sources make the same files, so that anybody can check what a package was built of.</summary>
[Collection<SequentialBuilds>]
public sealed class DeterministicBuildTests
{
    private const string Runtime = "src/TrueWatch.Polling";
    private const string Generator = "generators/TrueWatch.Generators";

    private static readonly string[] Outputs =
    [
        .. from project in (string[])[BuildPaths.Project, Runtime]
           from framework in (string[])["net10.0", "netstandard2.0"]
           from extension in (string[])["dll", "pdb", "xml"]
           select $"{project}/bin/Debug/{framework}/{Path.GetFileName(project)}.{extension}",
        $"{Generator}/bin/Debug/netstandard2.0/TrueWatch.Generators.dll",
    ];

    private readonly ClientBuild _build;

    public DeterministicBuildTests(ClientBuild build) => _build = build.Reset();

    [Fact]
    public async Task A_build_of_everything_anew_makes_the_same_bytes()
    {
        var first = Outputs.ToDictionary(path => path, path => File.ReadAllBytes(_build.PathOf(path)), StringComparer.Ordinal);
        foreach (var project in new[] { BuildPaths.Project, Runtime, Generator })
        {
            _build.DeleteFolder(project + "/bin");
            _build.DeleteFolder(project + "/obj/Debug");
        }

        (await _build.BuildEveryFrameworkAsync()).AssertSuccess();

        Assert.All(first, output => Assert.True(
            output.Value.AsSpan().SequenceEqual(File.ReadAllBytes(_build.PathOf(output.Key))), $"{output.Key} is another file."));
    }
}
