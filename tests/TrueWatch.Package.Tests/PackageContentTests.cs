namespace TrueWatch.Package.Tests;

/// <summary>What the packages hold and what they say of themselves.</summary>
public sealed class PackageContentTests
{
    private readonly PackageFeed _feed;

    public PackageContentTests(PackageFeed feed) => _feed = feed;

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
    [InlineData(PackageFeed.Generator)]
    [InlineData(PackageFeed.Runtime)]
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

    [Fact]
    public void The_runtime_is_there_for_each_framework_with_its_documentation()
    {
        using var package = _feed.Open(PackageFeed.Runtime);

        Assert.Equal(
            [
                "README.md",
                "icon.png",
                "lib/net10.0/TrueWatch.Polling.dll",
                "lib/net10.0/TrueWatch.Polling.xml",
                "lib/netstandard2.0/TrueWatch.Polling.dll",
                "lib/netstandard2.0/TrueWatch.Polling.xml",
            ],
            package.Files);
    }
}
