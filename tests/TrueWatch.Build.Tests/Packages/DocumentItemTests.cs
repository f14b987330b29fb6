namespace TrueWatch.Build.Tests.Packages;

/// <summary>What the compiler gets of a project's documents, however they are named.</summary>
public sealed class DocumentItemTests
{
    private readonly PackageFeed _feed;

    public DocumentItemTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public async Task An_item_becomes_one_additional_file_with_what_it_says()
    {
        var items = await ReadAsync("""
            <ItemGroup>
              <OpenApiPolling Include="openapi.yaml" Client="IPrintClient" Method="{operationId}" />
            </ItemGroup>
            """);

        AssertDocument(items, "openapi.yaml", client: "IPrintClient", method: "{operationId}");
        Assert.Equal("", items.Metadata("AdditionalFiles", "openapi.yaml", "Client"));
    }

    [Fact]
    public async Task A_document_that_is_an_additional_file_already_stays_one_with_its_own_metadata()
    {
        var items = await ReadAsync("""
            <ItemGroup>
              <AdditionalFiles Include="more/../openapi.yaml" Purpose="another generator's" />
              <OpenApiPolling Include="openapi.yaml" Client="IPrintClient" />
            </ItemGroup>
            """);

        AssertDocument(items, "openapi.yaml", client: "IPrintClient");
        Assert.Equal("another generator's", items.Metadata("AdditionalFiles", "openapi.yaml", "Purpose"));
    }

    [Fact]
    public async Task Globs_may_overlap_and_an_update_says_more_about_one_document()
    {
        var items = await ReadAsync("""
            <ItemGroup>
              <OpenApiPolling Include="**/*.yaml" />
              <OpenApiPolling Include="more/*.yaml" />
              <OpenApiPolling Update="openapi.yaml" Client="IPrintClient" />
            </ItemGroup>
            """);

        AssertDocument(items, "openapi.yaml", client: "IPrintClient");
        AssertDocument(items, "second.yaml");
    }

    [Theory]
    [InlineData("CollectOpenApiPollingDocuments")]
    [InlineData("BeforeCompile")]
    public async Task A_target_may_add_a_document(string target)
    {
        var items = await ReadAsync($"""
            <Target Name="AddLate" BeforeTargets="{target}">
              <ItemGroup>
                <OpenApiPolling Include="openapi.yaml" Method="Ask" />
              </ItemGroup>
            </Target>
            """);

        AssertDocument(items, "openapi.yaml", method: "Ask");
    }

    [Fact]
    public async Task An_editor_gets_the_document_without_a_build()
    {
        var items = await ReadAsync(
            """<ItemGroup><OpenApiPolling Include="openapi.yaml" Client="IPrintClient" /></ItemGroup>""",
            "-p:DesignTimeBuild=true",
            "-p:BuildingProject=false");

        AssertDocument(items, "openapi.yaml", client: "IPrintClient");
    }

    private async Task<ProjectItems> ReadAsync(string content, params string[] options)
    {
        var consumer = Consumer.Create(_feed, "Items", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TrueWatch.Generators" Version="$(TrueWatchVersion)" />
              </ItemGroup>
              {content}
            </Project>
            """);
        consumer.Write("openapi.yaml", "");
        consumer.Write("more/second.yaml", "");
        var items = await consumer.ReadItemsAsync(
            "Compile", "AdditionalFiles", ["-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", .. options]);
        Assert.Equal("", items.Messages.Trim());
        return items;
    }

    private static void AssertDocument(
        ProjectItems items, string file, string client = "", string method = "")
    {
        const string Type = "AdditionalFiles";
        Assert.Equal("true", items.Metadata(Type, file, "OpenApiPolling"));
        Assert.Equal(client, items.Metadata(Type, file, "OpenApiPollingClient"));
        Assert.Equal(method, items.Metadata(Type, file, "OpenApiPollingMethod"));
    }
}
