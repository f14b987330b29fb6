using System.Text.Json.Nodes;

namespace TrueWatch.Generators.Tests;

/// <summary>The generator and the published JSON Schema take the same values of <c>x-polling</c> for well-formed.</summary>
public sealed class SchemaAgreementTests
{
    private readonly FormCheck _generator = new();

    public static TheoryData<string> Right => [.. RightValues.Whole, .. RightValues.Keys.Select(With)];

    public static TheoryData<string> Wrong => [.. WrongValues.Whole, .. WrongValues.Keys.Select(With)];

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_right_value_is_taken_by_both(string json)
    {
        var schema = await PollingSchema.LoadAsync();

        Assert.Empty(schema.Validate(json));
        Assert.Empty(_generator.Check(json));
        Assert.False(_generator.StoppedEarly);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_value_with_a_fault_is_refused_by_both(string json)
    {
        var schema = await PollingSchema.LoadAsync();

        Assert.NotEmpty(schema.Validate(json));
        Assert.NotEmpty(_generator.Check(json));
    }

    // A pattern adds no durations up, and knows letters beyond ASCII in few dialects; and JSON has each key once.
    [Theory]
    [InlineData("\"PT5S\"", "\"P49DT1S\"")]
    [InlineData("\"PT5S\"", "\"P999999999W\"")]
    [InlineData("\"PT5S\"", "\"PT5S\", \"delay\": {\"initial\": \"PT60S\", \"maximum\": \"PT59S\"}")]
    [InlineData("\"PT5S\"", "\"PT5S\", \"timeout\": \"PT5S\"")]
    [InlineData("\"Job\"", "\"\u2192\"")]
    public async Task What_a_schema_cannot_see_the_generator_alone_refuses(string text, string other)
    {
        var schema = await PollingSchema.LoadAsync();
        var right = """{"name": "Job", "success": "$statusCode == 200", "timeout": "PT5S"}""";
        var json = right.Replace(text, other, StringComparison.Ordinal);

        Assert.Empty(_generator.Check(right));
        Assert.Empty(schema.Validate(json));
        Assert.Single(_generator.Check(json));
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 1000)]
    [InlineData(3, 1000)]
    [InlineData(4, 1000)]
    public async Task Random_values_are_taken_by_both_or_refused_by_both(int seed, int values)
    {
        var schema = await PollingSchema.LoadAsync();
        var random = new Random(seed);
        var mutation = new PollingMutation(random);
        var (right, wrong) = (0, 0);
        string[] bases = [.. Right];
        for (var number = 0; number < values; number++)
        {
            var json = mutation.Mutate(bases[random.Next(bases.Length)]);
            if (BeyondSchema.Has(json))
            {
                continue;
            }

            var context = $"seed {seed}, value {number}: {json}";
            var expected = schema.Validate(json);
            var faults = _generator.Check(json);
            if (faults.Count > 0)
            {
                Assert.True(expected.Count > 0, $"the generator alone refuses {context}\n{string.Join('\n', faults)}");
                wrong++;
            }
            else if (!_generator.StoppedEarly)
            {
                Assert.True(expected.Count == 0, $"the schema alone refuses {context}\n{string.Join('\n', expected)}");
                right++;
            }
        }

        // Both kinds are there in number.
        Assert.True(right > values / 10 && wrong > values / 3, $"seed {seed}: {right} right, {wrong} wrong");
    }

    private static string With(string keys)
    {
        var value = JsonNode.Parse(RightValues.Whole[0])!.AsObject();
        foreach (var (key, node) in JsonNode.Parse($"{{{keys}}}")!.AsObject())
        {
            value[key] = node?.DeepClone();
        }

        return value.ToJsonString();
    }
}
