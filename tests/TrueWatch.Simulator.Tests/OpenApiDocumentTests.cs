using System.Text;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace TrueWatch.Simulator.Tests;

/// <summary>The OpenAPI document itself, read by a reader that has no part in generating the client.</summary>
public sealed class OpenApiDocumentTests
{
    [Fact]
    public async Task The_document_is_valid_openapi_3_0_without_a_warning()
    {
        var result = await ReadAsync();

        Assert.Empty(result.Diagnostic!.Errors);
        Assert.Empty(result.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_0, result.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task A_document_that_breaks_a_rule_of_openapi_is_found()
    {
        var spec = await File.ReadAllTextAsync(Repository.PathOf("spec/truewatch.openapi.yaml"), TestContext.Current.CancellationToken);

        var result = await ReadAsync(spec.Replace("  title: TrueWatch Open API", "", StringComparison.Ordinal));

        Assert.Contains("title", Assert.Single(result.Diagnostic!.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_example_of_the_document_keeps_to_its_own_schema()
    {
        foreach (var operation in Operations((await ReadAsync()).Document!))
        {
            var schemas = await ResponseSchemas.LoadAsync(operation.OperationId!);
            foreach (var (status, response) in operation.Responses!)
            {
                var examples = response.Content!["application/json"].Examples!;
                Assert.NotEmpty(examples);
                Assert.All(examples, example => Assert.Empty(
                    schemas.Validate(status == "default" ? 500 : int.Parse(status, null), example.Value.Value!.ToJsonString())));
            }
        }
    }

    [Fact]
    public async Task The_documented_example_is_what_the_simulator_answers()
    {
        var operation = Operations((await ReadAsync()).Document!).Single(operation => operation.OperationId == "queryActionStatus");
        var example = operation.Responses!["200"].Content!["application/json"].Examples!["documented"].Value!;
        await using var client = await SimulatorClient.StartAsync();
        await client.GetTaskAsync("task_import");
        client.Time.Advance(TimeSpan.FromSeconds(3.2));

        Assert.Equal(example.ToJsonString(), (await client.GetTaskAsync("task_import")).Text);
    }

    private static IEnumerable<OpenApiOperation> Operations(OpenApiDocument document)
        => document.Paths.Values.SelectMany(path => path.Operations!.Values);

    private static async Task<ReadResult> ReadAsync()
        => await ReadAsync(await File.ReadAllTextAsync(Repository.PathOf("spec/truewatch.openapi.yaml"), TestContext.Current.CancellationToken));

    private static async Task<ReadResult> ReadAsync(string spec)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(spec));
        return await OpenApiDocument.LoadAsync(
            stream, OpenApiConstants.Yaml, settings, TestContext.Current.CancellationToken);
    }
}
