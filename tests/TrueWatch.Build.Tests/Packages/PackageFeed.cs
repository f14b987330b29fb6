using System.Reflection;
using System.Text;

[assembly: AssemblyFixture(typeof(TrueWatch.Build.Tests.Packages.PackageFeed))]

namespace TrueWatch.Build.Tests.Packages;

/// <summary>
/// The packages, packed at once into a folder, and beside it a copy of the consumers that build from it. All of it is in a
/// temporary folder whose name has a space in it, and so is what a restore unpacks; packages that are on the machine
/// already are taken from there.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public const string Client = "TrueWatch.Generated";
    public const string Comparison = "TrueWatch.SpecEvolution";
    public const string Generator = "TrueWatch.Generators";
    public const string Runtime = "TrueWatch.Polling";
    public const string Simulator = "TrueWatch.Simulator";
    public const string Tool = "TrueWatch.Cli";

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("truewatch-package-");

    /// <summary>A version that no other run has, so that nobody can take an older package for this one.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    /// <summary>The folder of the consumers.</summary>
    public string Consumers => Path.Combine(_temporary.FullName, "far away");

    /// <summary>The folder of the packages.</summary>
    public string Packages => Path.Combine(_temporary.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        await PackAsync(Repository.Root, Version, Packages);

        FileTree.Copy(
            Repository.PathOf("tests/TrueWatch.Build.Tests/Packages/Consumers"), Consumers, name => name is not ("bin" or "obj"));
        await File.WriteAllTextAsync(
            Path.Combine(Consumers, "Feed.props"),
            $"""
            <Project>
              <PropertyGroup>
                <TrueWatchVersion>{Version}</TrueWatchVersion>
                <RestoreAdditionalProjectSources>{Packages}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_temporary.FullName, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Metadata("PackageFolder")}</RestoreFallbackFolders>
                <!-- This repository's own restore has asked for known vulnerabilities already. -->
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
    }

    /// <summary>
    /// The environment of somebody whose unpacked packages are in a folder of their own, beside those that are on the machine.
    /// </summary>
    internal static Dictionary<string, string> EnvironmentOf(string folder) => new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(folder, "unpacked"),
        ["NUGET_FALLBACK_PACKAGES"] = Metadata("PackageFolder"),
        ["NuGetAudit"] = "false",
    };

    /// <summary>The <c>nuget.config</c> of a package's page, as somebody writes it who has packed into a folder.</summary>
    /// <param name="id">The package.</param>
    /// <param name="packages">The folder; by default that of the packages.</param>
    internal string ConfigurationOf(string id, string? packages = null)
    {
        using var package = Open(id);
        var page = Encoding.UTF8.GetString(package.Read("README.md"));
        var block = FencedBlock.AllIn(page).First(block => block.Text.Contains("<packageSources>", StringComparison.Ordinal));
        return block.Text.Replace("/path/to/the/clone/feed", packages ?? Packages, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _temporary.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The files that packing left, without their version.</summary>
    internal IEnumerable<string> Files => Directory.EnumerateFiles(Packages)
        .Select(path => Path.GetFileName(path).Replace($".{Version}", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>Packs the command once more, as another version and into another folder.</summary>
    internal Task PackToolAsync(string version, string packages)
        => PackAsync(Repository.PathOf("src/TrueWatch.Cli"), version, packages);

    internal BuiltPackage Open(string id) => new(Path.Combine(Packages, $"{id}.{Version}.nupkg"));

    internal BuiltPackage OpenSymbols(string id) => new(Path.Combine(Packages, $"{id}.{Version}.snupkg"));

    // The native form of the tool takes a minute of compilation; .ci/run packs and runs it.
    private async Task PackAsync(string folder, string version, string packages)
    {
        var pack = await BuildServers.RunAsync(
            folder,
            [
                "pack", "--no-build", "--configuration", Metadata("Configuration"), "--output", packages,
                .. BuildServers.Options, $"-p:PackageVersion={version}", "-p:ToolPackageRuntimeIdentifiers=any",
                $"-p:NuspecOutputPath={Path.Combine(_temporary.FullName, "nuspec")}",
            ]);
        pack.AssertSuccess();
        Assert.DoesNotContain("warning", pack.Output, StringComparison.Ordinal);
    }

    private static string Metadata(string key) => typeof(PackageFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
