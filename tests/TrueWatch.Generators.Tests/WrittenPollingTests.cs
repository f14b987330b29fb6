using System.Text.Json.Nodes;
using TrueWatch.Generators.Document;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Polling;
using TrueWatch.Testing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.Generators.Tests;

/// <summary>Every <c>x-polling</c> that stands in this repository's document and pages is right.</summary>
public sealed class WrittenPollingTests
{
    [Theory]
    [InlineData("spec/truewatch.openapi.yaml", 1)]
    [InlineData("README.md", 1)]
    [InlineData("spec/x-polling.md", 1)]
    [InlineData("generators/TrueWatch.Generators/README.md", 2)]
    public async Task The_schema_takes_it(string path, int count)
    {
        var schema = await PollingSchema.LoadAsync();
        var values = Documents(path).SelectMany(text => Find(Root(text))).Select(value => value.ToJsonString()).ToList();

        Assert.Equal(count, values.Count);
        Assert.All(values, value => Assert.Empty(schema.Validate(value)));
    }

    [Theory]
    [InlineData("spec/truewatch.openapi.yaml", 1)]
    [InlineData("spec/x-polling.md", 2)]
    [InlineData("generators/TrueWatch.Generators/README.md", 1)]
    public void The_generator_misses_nothing_in_its_document_but_the_client(string path, int waiters)
    {
        var document = Assert.Single(Documents(path), text => text.Contains("openapi: 3", StringComparison.Ordinal));

        Assert.Equal(
            Enumerable.Repeat("POLL007", waiters),
            new GeneratorRun(document, client: "").Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task The_examples_in_the_schema_keep_to_it()
    {
        var schema = await PollingSchema.LoadAsync();
        var block = JsonNode.Parse(Repository.ReadText("spec/x-polling.schema.json"))!["definitions"]!["block"]!;
        var examples = block["examples"]!.AsArray().Select(example => example!.ToJsonString()).ToList();
        foreach (var (key, definition) in block["properties"]!.AsObject())
        {
            foreach (var example in definition!["examples"]?.AsArray() ?? [])
            {
                var value = JsonNode.Parse(RightValues.Whole[0])!;
                value[key] = example!.DeepClone();
                examples.Add(value.ToJsonString());
            }
        }

        Assert.True(examples.Count > 10);
        Assert.All(examples, example => Assert.Empty(schema.Validate(example)));
    }

    private static IEnumerable<string> Documents(string path)
    {
        var text = Repository.ReadText(path);
        return path.EndsWith(".md", StringComparison.Ordinal)
            ? FencedBlock.AllIn(text).Where(block => block.Language == "yaml").Select(block => block.Text)
            : [text];
    }

    private static JsonNode? Root(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(stream.Documents[0].RootNode);
    }

    private static IEnumerable<JsonNode> Find(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == PollingParser.Key ? [member.Value!] : Find(member.Value)),
        JsonArray items => items.SelectMany(Find),
        _ => [],
    };

    // By the rules of YAML's core schema, as far as these documents go.
    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain when Literal.KindOf(plain.Value!) is var kind and not JsonKind.Text
            => JsonNode.Parse(Literal.Canonical(plain.Value!, kind)),
        _ => ((YamlScalarNode)node).Value,
    };
}
