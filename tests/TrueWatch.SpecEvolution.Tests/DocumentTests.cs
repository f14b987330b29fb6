using System.Globalization;
using System.Text;
using YamlDotNet.Serialization;

namespace TrueWatch.SpecEvolution.Tests;

/// <summary>Whole documents: other forms, faults, sizes.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void A_document_in_json_says_the_same_as_in_yaml()
    {
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(new DeserializerBuilder().Build().Deserialize<object>(PairFile.Base));

        Assert.StartsWith("{\"openapi\": \"3.0.3\"", json, StringComparison.Ordinal);
        Assert.Empty(new EvolutionRun(PairFile.Base, json).Diagnostics);
        Assert.Empty(new EvolutionRun(json, PairFile.Base).Diagnostics);
    }

    [Theory]
    [InlineData("swagger: '2.0'", "(1,10): error EVOL001: The OpenAPI document cannot be read: it is Swagger 2.0; convert it to OpenAPI 3.")]
    [InlineData("openapi: 3.0.3\npaths: [", "(2,9): error EVOL001: The OpenAPI document cannot be read: ")]
    [InlineData("", "(1,1): error EVOL001: The OpenAPI document cannot be read: it is empty.")]
    public void A_document_that_cannot_be_read_says_why(string text, string message)
    {
        Assert.StartsWith("/spec/openapi.yaml" + message, Message(new EvolutionRun(PairFile.Base, text)), StringComparison.Ordinal);
        Assert.StartsWith(
            "/spec/released/openapi.yaml" + message.Replace("The OpenAPI", "The baseline of the OpenAPI", StringComparison.Ordinal),
            Message(new EvolutionRun(text, PairFile.Base)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_that_is_missing_is_told() => Assert.Equal(
        "/spec/openapi.yaml(1,1): error EVOL001: The baseline of the OpenAPI document cannot be read: the file is missing, or is not a text.",
        Message(new EvolutionRun(null, new InMemoryDocument("/spec/openapi.yaml", PairFile.Base))));

    [Fact]
    public void Schemas_that_nest_without_end_are_compared_once()
    {
        var schemas = Schemas(Enumerable.Range(1, 60).Select(number
            => $"S{number}: {{allOf: [{Reference(number - 1)}, {Reference(number - 1)}], properties: {{x: {Reference(number - 1)}, y: {Reference((number + 1) % 61)}}}}}"));
        var edited = schemas.Replace("a: {type: string}", "a: {type: integer}", StringComparison.Ordinal);

        Assert.Equal(["EVOL060"], new EvolutionRun(schemas, edited).Diagnostics.Select(diagnostic => diagnostic.Id));

        static string Reference(int number) => $"{{$ref: '#/components/schemas/S{number}'}}";
    }

    [Fact]
    public void References_in_a_circle_and_aliases_of_aliases_come_to_an_end()
    {
        var schemas = Schemas(
        [
            .. Enumerable.Range(1, 100).Select(number => $"S{number}: {{$ref: '#/components/schemas/S{(number % 100) + 1}'}}"),
            "D: {type: object, default: &d0 {a: b}, properties: {p0: {default: &d1 {a: *d0, b: *d0}}" + string.Concat(
                Enumerable.Range(1, 40).Select(number => $", p{number}: {{default: &d{number + 1} {{a: *d{number}, b: *d{number}}}}}")) + "}}",
        ]);

        Assert.Empty(new EvolutionRun(schemas, schemas + "# edited\n").Diagnostics);
    }

    [Fact]
    public void Circles_whose_pairs_are_a_product_are_given_up()
        => Assert.Contains(new EvolutionRun(Ring(501), Ring(499)).Diagnostics, diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)
            .StartsWith("The schemas of the OpenAPI document refer to each other in more ways than", StringComparison.Ordinal));

    [Fact]
    public void A_large_document_is_compared_in_linear_time()
    {
        var text = new StringBuilder(PairFile.Base);
        for (var number = 0; number < 10_000; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    Thing{number}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/Thing{(number + 1) % 10_000}'}}, name: {{type: string}}}}}}\n");
        }

        var run = new EvolutionRun(text.ToString(), text.Replace("name: {type: string}", "name: {type: integer}").ToString());

        Assert.Equal(10_001, run.Diagnostics.Count);
    }

    private static string Message(EvolutionRun run)
    {
        var diagnostic = Assert.Single(run.Diagnostics);
        return diagnostic.ToString();
    }

    private static string Schemas(IEnumerable<string> schemas)
        => "openapi: 3.0.3\ninfo: {version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n    S0: {type: object, properties: {a: {type: string}}}\n"
            + string.Concat(schemas.Select(schema => $"    {schema}\n"));

    private static string Ring(int length) => Schemas(Enumerable.Range(0, length).Select(number
            => $"R{length}_{number}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/R{length}_{(number + 1) % length}'}}}}}}"))
        .Replace("a: {type: string}", $"a: {{$ref: '#/components/schemas/R{length}_0'}}", StringComparison.Ordinal);
}
