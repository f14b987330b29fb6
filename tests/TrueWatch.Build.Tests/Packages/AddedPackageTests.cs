namespace TrueWatch.Build.Tests.Packages;

/// <summary>
/// "dotnet add package" lets nobody compile against a development dependency, nor against what is behind it, and
/// "dotnet publish" leaves all of that out. Here it does not matter.
/// </summary>
public sealed class AddedPackageTests
{
    private readonly PackageFeed _feed;

    public AddedPackageTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public async Task A_package_that_the_command_added_is_compiled_against_on_each_framework_and_runs_and_is_published()
    {
        var consumer = new Consumer(_feed, "Added");
        var added = await consumer.RunAsync("add", "package", PackageFeed.Generator, "--version", _feed.Version);
        added.AssertSuccess();
        Assert.Matches(
            "<IncludeAssets>(?!.*compile).*</IncludeAssets>",
            await File.ReadAllTextAsync(consumer.PathOf("Added.csproj"), TestContext.Current.CancellationToken));

        (await consumer.BuildAsync()).AssertSuccess();
        (await consumer.RunAsync("publish", "--no-build", "--framework", "net10.0", "--configuration", "Debug")).AssertSuccess();

        Assert.Equal("Running True False\nDone True False", await consumer.StartAsync("Added"));
        Assert.Equal("Running True False\nDone True False", await consumer.StartAsync("publish/Added"));
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public async Task Everything_that_there_is_to_run_with_is_there_to_compile_with(string framework)
    {
        var consumer = Consumer.Create(_feed, $"Packages.{framework}", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TrueWatch.Generators" Version="$(TrueWatchVersion)" ExcludeAssets="compile" />
              </ItemGroup>
            </Project>
            """);

        var items = await consumer.ReadItemsAsync(
            "ResolvePackageAssets", "RuntimeCopyLocalItems,ResolvedCompileFileDefinitions");

        var toRun = items.Metadata("RuntimeCopyLocalItems", "NuGetPackageId").Order(StringComparer.Ordinal);
        Assert.Contains(PackageFeed.Runtime, toRun);
        Assert.Equal(
            toRun, items.Metadata("ResolvedCompileFileDefinitions", "NuGetPackageId").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_project_itself_does_not_compile_against_stays_so()
    {
        var consumer = Consumer.Create(_feed, "Chosen", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TrueWatch.Generators" Version="$(TrueWatchVersion)" ExcludeAssets="compile" />
                <PackageReference Include="Microsoft.Extensions.Logging.Abstractions" Version="10.0.15" ExcludeAssets="compile" />
                <PackageReference Include="YamlDotNet" Version="18.1.0" ExcludeAssets="compile" />
              </ItemGroup>
            </Project>
            """);

        var items = await consumer.ReadItemsAsync("ResolvePackageAssets", "ResolvedCompileFileDefinitions");

        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "System.Threading.RateLimiting", PackageFeed.Runtime],
            items.Metadata("ResolvedCompileFileDefinitions", "NuGetPackageId").Order(StringComparer.Ordinal));
    }
}
