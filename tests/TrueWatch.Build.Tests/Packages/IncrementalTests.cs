namespace TrueWatch.Build.Tests.Packages;

/// <summary>Nothing is built twice, and an edit of the document is built.</summary>
public sealed class IncrementalTests
{
    private const string Compiler = "CoreCompile";
    private const string Assembly = "bin/Debug/net10.0/Waiting.dll";

    private readonly PackageFeed _feed;

    public IncrementalTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public async Task A_second_build_does_nothing_and_an_edit_of_the_document_asks_for_the_compiler()
    {
        var consumer = Consumer.Create(_feed, "Waiting", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RunAnalyzers>false</RunAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                <OpenApiPolling Include="openapi.yaml" />
                <PackageReference Include="TrueWatch.Generators" Version="$(TrueWatchVersion)" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("openapi.yaml", "openapi: 3.0.3\npaths: {}\n");
        (await consumer.BuildAsync()).AssertSuccess();
        var built = File.GetLastWriteTimeUtc(consumer.PathOf(Assembly));

        var second = await consumer.BuildAsync("-v:normal");

        second.AssertSuccess();
        Assert.Equal(1, second.CountSkipped(Compiler));
        Assert.Equal(built, File.GetLastWriteTimeUtc(consumer.PathOf(Assembly)));

        consumer.Write("openapi.yaml", "openapi: 3.0.3\npaths: [\n");
        var third = await consumer.BuildAsync();

        third.AssertFailure();
        Assert.Contains("openapi.yaml(3,1): error POLL001", Assert.Single(third.Errors), StringComparison.Ordinal);
    }
}
