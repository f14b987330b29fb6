namespace TrueWatch.Build.Tests.Packages;

/// <summary>A project that compares its document with that of its last release.</summary>
public sealed class EvolutionTests
{
    private const string Document = """
        openapi: 3.0.3
        info: {title: Jobs, version: 1.0.0}
        paths: {}
        components:
          schemas:
            Job:
              type: object
              properties:
                pages: {type: integer}

        """;

    private readonly PackageFeed _feed;

    public EvolutionTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public async Task An_edit_that_breaks_fails_the_build_at_its_line_until_it_is_agreed_to_and_is_in_the_report()
    {
        var consumer = Consumer.Create(_feed, "Evolving", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <RunAnalyzers>false</RunAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                <OpenApiEvolution Include="openapi.yaml" Baseline="released/openapi.yaml" />
                <PackageReference Include="TrueWatch.SpecEvolution" Version="$(TrueWatchVersion)" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("openapi.yaml", Document);

        var accepted = await consumer.BuildAsync("-t:AcceptOpenApiBaseline");
        accepted.AssertSuccess();
        Assert.Contains("No document has a baseline yet.", accepted.Output, StringComparison.Ordinal);
        Assert.Equal(Document, await File.ReadAllTextAsync(consumer.PathOf("released/openapi.yaml"), TestContext.Current.CancellationToken));

        const string What = "Property 'pages' of schema 'Job' changed from integer to string";
        var edited = Document.Replace("{type: integer}", "{type: string}", StringComparison.Ordinal);
        consumer.Write("openapi.yaml", edited);
        var broken = await consumer.BuildAsync("-p:TargetFramework=net10.0");
        broken.AssertFailure();
        Assert.Contains($"openapi.yaml(9,17): error EVOL060: {What} (line 9 of the baseline). Source: ", Assert.Single(broken.Errors), StringComparison.Ordinal);

        consumer.Write("openapi.yaml", edited.Replace("string}", "string, x-breaking: 'Pages have letters; not \\d+'}", StringComparison.Ordinal));
        (await consumer.BuildAsync("-p:TargetFramework=net10.0")).AssertSuccess();
        var report = await consumer.BuildAsync("-t:ReportOpenApiChanges");
        report.AssertSuccess();
        Assert.Contains($"- {What}. Source: code that uses the former type no longer compiles. Reason: Pages have letters; not \\d+.", report.Output, StringComparison.Ordinal);
        var file = Directory.GetFiles(consumer.PathOf("obj"), "OpenApiChanges.md", SearchOption.AllDirectories).Single();
        Assert.Contains("Reason: Pages have letters; not &#92;d+.", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<OpenApiEvolution Include="openapi.yaml" Baseline="openapi.yaml" OpenEnums="true" />""", "true")]
    [InlineData("""<OpenApiEvolution Include="openapi.yaml" Baseline="openapi.yaml" />""", "")]
    [InlineData("""<OpenApiPolling Include="openapi.yaml" Baseline="openapi.yaml" />""", "true")]
    public async Task An_item_becomes_additional_files_that_name_each_other(string item, string openEnums)
    {
        var consumer = Consumer.Create(_feed, "Evolution", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                {item}
                <PackageReference Include="TrueWatch.SpecEvolution" Version="$(TrueWatchVersion)" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("openapi.yaml", Document);

        var items = await consumer.ReadItemsAsync("Compile", "AdditionalFiles", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.Equal("", items.Messages.Trim());
        Assert.Equal(openEnums, items.Metadata("AdditionalFiles", "openapi.yaml", "OpenApiEvolutionOpenEnums"));
        Assert.NotEqual("", items.Metadata("AdditionalFiles", "openapi.yaml", "OpenApiEvolutionName"));
        Assert.Equal(
            items.Metadata("AdditionalFiles", "openapi.yaml", "OpenApiEvolutionName"), items.Metadata("AdditionalFiles", "openapi.yaml", "OpenApiEvolutionBaseline"));
    }
}
