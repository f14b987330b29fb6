namespace TrueWatch.Build.Tests.Packages;

/// <summary>What the package refuses, with a message that says what to do.</summary>
public sealed class FaultTests
{
    private readonly PackageFeed _feed;

    public FaultTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public async Task A_compiler_that_is_too_old_is_an_error_and_nothing_else_is_said()
    {
        var consumer = Create("""<OpenApiPolling Include="openapi.yaml" />""");

        var build = await consumer.BuildAsync("-p:CompilerApiVersion=roslyn4.7");

        build.AssertFailure();
        var error = Assert.Single(build.Errors);
        Assert.Contains("Faults.csproj : error POLL101: TrueWatch.Generators needs the C# compiler 4.8 or later", error, StringComparison.Ordinal);
        Assert.Contains("'roslyn4.7'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_oldest_compiler_is_old_enough()
    {
        var consumer = Create("""<OpenApiPolling Include="openapi.yaml" />""");

        var items = await consumer.ReadItemsAsync(
            "AddOpenApiPollingDocuments", "AdditionalFiles", "-p:CompilerApiVersion=roslyn4.8");

        Assert.Equal("true", items.Metadata("AdditionalFiles", "openapi.yaml", "OpenApiPolling"));
    }

    [Fact]
    public async Task A_document_that_does_not_exist_is_an_error_that_names_it_and_no_obstacle_for_an_editor()
    {
        var consumer = Create("""<OpenApiPolling Include="openapi.yaml;lost.yaml" />""");

        var build = await consumer.BuildAsync();
        var load = await consumer.ReadItemsAsync("AddOpenApiPollingDocuments", "AdditionalFiles", "-p:DesignTimeBuild=true");

        build.AssertFailure();
        var message = $"POLL102: The OpenAPI document '{consumer.PathOf("lost.yaml")}' does not exist";
        Assert.Contains($"Faults.csproj : error {message}", Assert.Single(build.Errors), StringComparison.Ordinal);
        Assert.Contains($"warning {message}", load.Messages, StringComparison.Ordinal);
        Assert.Equal(["openapi"], load.Metadata("AdditionalFiles", "Filename"));
    }

    [Fact]
    public async Task A_project_without_a_document_is_told_so_once_and_can_turn_that_off()
    {
        var consumer = Create("");

        var build = await consumer.BuildAsync("-p:OutputType=Library");
        var quiet = await consumer.BuildAsync("-p:OutputType=Library", "-p:NoWarn=POLL105");

        build.AssertSuccess();
        quiet.AssertSuccess();
        Assert.Single(build.Output.Split('\n').Where(line => line.Contains("warning POLL105: TrueWatch.Generators generates nothing", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.DoesNotContain("POLL105", quiet.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_with_two_items_that_differ_is_an_error()
    {
        var consumer = Create("""
            <OpenApiPolling Include="*.yaml" />
            <OpenApiPolling Include="openapi.yaml" Client="IPrintClient" />
            """);

        var build = await consumer.BuildAsync();

        build.AssertFailure();
        Assert.Contains(
            $"Faults.csproj : error POLL103: The OpenAPI document '{consumer.PathOf("openapi.yaml")}' has several",
            Assert.Single(build.Errors),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "POLL104")]
    [InlineData("""<PackageReference Include="TrueWatch.Polling" Version="$(TrueWatchVersion)" />""", null)]
    [InlineData("""<PackageReference Update="TrueWatch.Generators" PrivateAssets="" />""", null)]
    public async Task A_library_that_keeps_the_runtime_to_itself_is_warned(string reference, string? warning)
    {
        var consumer = Create($"""
            <OpenApiPolling Include="openapi.yaml" />
            <PackageReference Update="TrueWatch.Generators" PrivateAssets="all" />
            {reference}
            """, $"Faults{reference.Length}");

        var items = await consumer.ReadItemsAsync("AddOpenApiPollingDocuments", "AdditionalFiles", "-p:OutputType=Library");

        Assert.Equal(warning is not null, items.Messages.Contains("warning POLL104: ", StringComparison.Ordinal));
    }

    private Consumer Create(string items, string name = "Faults")
    {
        var consumer = Consumer.Create(_feed, name, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TrueWatch.Generators" Version="$(TrueWatchVersion)" />
                {items}
              </ItemGroup>
            </Project>
            """);
        consumer.Write("openapi.yaml", "");
        return consumer;
    }
}
