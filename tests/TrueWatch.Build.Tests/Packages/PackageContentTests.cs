using System.Text;
using System.Text.RegularExpressions;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>What the packages hold and what they say of themselves.</summary>
public sealed partial class PackageContentTests
{
    private readonly PackageFeed _feed;

    public PackageContentTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public void The_solution_has_these_packages() => Assert.Equal(
        [
            "TrueWatch.Cli.any.nupkg",
            "TrueWatch.Cli.nupkg",
            "TrueWatch.Generated.nupkg",
            "TrueWatch.Generated.snupkg",
            "TrueWatch.Generators.nupkg",
            "TrueWatch.Polling.nupkg",
            "TrueWatch.Polling.snupkg",
            "TrueWatch.Simulator.nupkg",
            "TrueWatch.Simulator.snupkg",
            "TrueWatch.SpecEvolution.nupkg",
        ],
        _feed.Files);

    [Fact]
    public void The_generator_is_in_one_slot_with_its_dependency_beside_it_and_nothing_is_to_be_compiled_against()
    {
        using var package = _feed.Open(PackageFeed.Generator);

        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/TrueWatch.Generators.dll",
                "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/TrueWatch.Generators.props",
                "build/TrueWatch.Generators.targets",
                "icon.png",
                "spec/x-polling.md",
                "spec/x-polling.schema.json",
            ],
            package.Files);
    }

    [Fact]
    public void The_page_of_the_generator_links_to_what_is_beside_it()
    {
        using var package = _feed.Open(PackageFeed.Generator);

        var links = Link().Matches(Encoding.UTF8.GetString(package.Read("README.md"))).Select(link => link.Groups[1].Value.Split('#')[0]).Distinct().ToList();
        Assert.Equal(["spec/x-polling.md", "spec/x-polling.schema.json"], links);
        Assert.All(links, link => Assert.Contains(link, package.Files));
    }

    [Fact]
    public void The_comparison_is_in_one_slot_and_there_for_projects_of_one_and_of_several_frameworks()
    {
        using var package = _feed.Open(PackageFeed.Comparison);

        Assert.Equal("true", package.Text("developmentDependency"));
        Assert.Empty(package.Elements("dependency"));
        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/TrueWatch.SpecEvolution.dll",
                "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/TrueWatch.SpecEvolution.props",
                "build/TrueWatch.SpecEvolution.targets",
                "buildMultiTargeting/TrueWatch.SpecEvolution.props",
                "buildMultiTargeting/TrueWatch.SpecEvolution.targets",
                "icon.png",
            ],
            package.Files);
    }

    [Fact]
    public void The_generator_is_a_development_dependency_that_brings_the_runtime_of_its_version()
    {
        using var package = _feed.Open(PackageFeed.Generator);

        Assert.Equal("true", package.Text("developmentDependency"));
        var dependency = Assert.Single(package.Elements("dependency"));
        Assert.Equal(PackageFeed.Runtime, dependency.Attribute("id")!.Value);
        Assert.Equal(_feed.Version, dependency.Attribute("version")!.Value);
        Assert.Null(dependency.Attribute("exclude"));
        Assert.Empty(package.Elements("group"));
    }

    [Theory]
    [InlineData(PackageFeed.Client)]
    [InlineData(PackageFeed.Comparison)]
    [InlineData(PackageFeed.Generator)]
    [InlineData(PackageFeed.Runtime)]
    [InlineData(PackageFeed.Simulator)]
    public void A_package_says_what_it_is_and_shows_a_page_an_icon_and_its_license(string id)
    {
        using var package = _feed.Open(id);

        Assert.Equal(id, package.Text("id"));
        Assert.Equal(_feed.Version, package.Text("version"));
        Assert.Equal("MIT", package.Text("license"));
        Assert.Equal("The TrueWatch.Generated maintainers", package.Text("authors"));
        Assert.Equal("README.md", package.Text("readme"));
        Assert.Equal("icon.png", package.Text("icon"));
        Assert.NotEmpty(package.Text("description"));
        Assert.NotEmpty(package.Text("tags"));
        Assert.True(package.Length("README.md") > 0);
        Assert.True(package.Length("icon.png") > 0);
    }

    [Theory]
    [InlineData(
        PackageFeed.Client, "build/TrueWatch.Generated.props", "docs/aot.md", "docs/backup.md", "docs/errors.md", "docs/hosting.md",
        "docs/limits.md", "docs/recipes.md", "docs/security.md", "docs/testing.md", "docs/waiting.md")]
    [InlineData(PackageFeed.Runtime)]
    public void A_library_is_there_for_each_framework_with_its_documentation_and_nothing_of_its_build(
        string id, params string[] others)
    {
        using var package = _feed.Open(id);

        Assert.Equal(
            others.Concat(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "icon.png",
                $"lib/net10.0/{id}.dll",
                $"lib/net10.0/{id}.xml",
                $"lib/netstandard2.0/{id}.dll",
                $"lib/netstandard2.0/{id}.xml",
            ]).Order(StringComparer.Ordinal),
            package.Files);
    }

    [Fact]
    public void The_simulator_is_there_for_one_framework_and_needs_no_other_package()
    {
        using var package = _feed.Open(PackageFeed.Simulator);

        Assert.Equal(
            ["README.md", "icon.png", "lib/net10.0/TrueWatch.Simulator.dll", "lib/net10.0/TrueWatch.Simulator.xml"], package.Files);
        Assert.Empty(package.Elements("dependency"));
        Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(package.Elements("frameworkReference")).Attribute("name")!.Value);
    }

    [Fact]
    public void The_tool_has_its_libraries_and_nothing_of_its_build()
    {
        using var package = _feed.Open(PackageFeed.Tool + ".any");

        Assert.Equal(
            ["Generated.dll", "Generated.pdb", "Polling.dll", "Polling.pdb", "Simulator.dll", "Simulator.pdb"],
            package.Files.Select(Path.GetFileName).Where(file => file!.StartsWith("TrueWatch.", StringComparison.Ordinal)).Select(file => file!["TrueWatch.".Length..]));
    }

    [Theory]
    [InlineData(PackageFeed.Client, "net10.0", "netstandard2.0")]
    [InlineData(PackageFeed.Runtime, "net10.0", "netstandard2.0")]
    [InlineData(PackageFeed.Simulator, "net10.0")]
    public void A_library_has_its_symbols_in_a_package_of_their_own_and_says_what_it_was_built_of(
        string id, params string[] frameworks)
    {
        using var package = _feed.Open(id);
        using var symbols = _feed.OpenSymbols(id);

        Assert.Equal(frameworks.Select(framework => $"lib/{framework}/{id}.pdb"), symbols.Files);
        var repository = Assert.Single(package.Elements("repository"));
        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
    }

    [Fact]
    public void A_library_brings_along_what_it_needs_to_run_and_nothing_more()
    {
        Assert.Equal(
            [
                "net10.0: Microsoft.Extensions.Configuration.Binder",
                "net10.0: Microsoft.Extensions.Http",
                $"net10.0: {PackageFeed.Runtime}",
                ".NETStandard2.0: Microsoft.Extensions.Configuration.Binder",
                ".NETStandard2.0: Microsoft.Extensions.Http",
                ".NETStandard2.0: System.Text.Json",
                $".NETStandard2.0: {PackageFeed.Runtime}",
            ],
            Dependencies(PackageFeed.Client));
        Assert.Equal(
            [
                "net10.0: Microsoft.Extensions.Logging.Abstractions",
                "net10.0: System.Threading.RateLimiting",
                ".NETStandard2.0: Microsoft.Bcl.AsyncInterfaces",
                ".NETStandard2.0: Microsoft.Bcl.TimeProvider",
                ".NETStandard2.0: Microsoft.Extensions.Logging.Abstractions",
                ".NETStandard2.0: System.Collections.Immutable",
                ".NETStandard2.0: System.Diagnostics.DiagnosticSource",
                ".NETStandard2.0: System.Text.Json",
                ".NETStandard2.0: System.Threading.Channels",
                ".NETStandard2.0: System.Threading.RateLimiting",
            ],
            Dependencies(PackageFeed.Runtime));
    }

    [Theory]
    [InlineData(PackageFeed.Client)]
    [InlineData(PackageFeed.Comparison)]
    [InlineData(PackageFeed.Generator)]
    [InlineData(PackageFeed.Runtime)]
    public void Sources_that_are_compiled_in_come_with_their_license(string id)
    {
        using var package = _feed.Open(id);

        Assert.Contains("Copyright (c) Simon Cropp", Encoding.UTF8.GetString(package.Read("THIRD-PARTY-NOTICES.txt")), StringComparison.Ordinal);
    }

    private IEnumerable<string> Dependencies(string id)
    {
        using var package = _feed.Open(id);
        return [
            .. from @group in package.Elements("group")
               from name in @group.Elements().Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal)
               select $"{@group.Attribute("targetFramework")!.Value}: {name}",
        ];
    }

    [GeneratedRegex(@"\]\((?!https?:|#)([^)]+)\)")]
    private static partial Regex Link();
}
