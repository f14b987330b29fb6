namespace TrueWatch.Build.Tests;

/// <summary>The same sources make the same files, so that anybody can check what a package was built of.</summary>
[Collection<SequentialBuilds>]
public sealed class DeterministicBuildTests
{
    private const string Generator = "generators/TrueWatch.Generators";

    private static readonly string[] Outputs =
    [
        .. from project in (string[])["TrueWatch.Generated", "TrueWatch.Polling"]
           from framework in (string[])["net10.0", "netstandard2.0"]
           from extension in (string[])["dll", "pdb", "xml"]
           select $"src/{project}/bin/Debug/{framework}/{project}.{extension}",
        $"{Generator}/bin/Debug/netstandard2.0/TrueWatch.Generators.dll",
    ];

    private readonly ClientBuild _build;

    public DeterministicBuildTests(ClientBuild build) => _build = build.Reset();

    [Fact]
    public async Task A_build_of_everything_anew_makes_the_same_bytes()
    {
        (await _build.BuildEveryFrameworkAsync()).AssertSuccess();
        var first = Outputs.ToDictionary(path => path, path => File.ReadAllBytes(_build.PathOf(path)), StringComparer.Ordinal);
        _build.DeleteFolder("src/TrueWatch.Generated/bin");
        _build.DeleteFolder("src/TrueWatch.Polling/bin");
        _build.DeleteFolder($"{Generator}/bin");

        (await _build.BuildEveryFrameworkAsync("--no-incremental")).AssertSuccess();

        Assert.All(first, output => Assert.True(
            output.Value.AsSpan().SequenceEqual(File.ReadAllBytes(_build.PathOf(output.Key))), $"{output.Key} is another file."));
    }
}
