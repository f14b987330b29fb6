using NJsonSchema;
using TrueWatch.Testing;

namespace TrueWatch.Generators.Tests;

/// <summary>The JSON Schema of <c>x-polling</c>, as the repository publishes it.</summary>
internal sealed class PollingSchema
{
    private readonly JsonSchema _schema;

    private PollingSchema(JsonSchema schema) => _schema = schema;

    public static async Task<PollingSchema> LoadAsync() => new(await JsonSchema.FromJsonAsync(
        Repository.ReadText("spec/x-polling.schema.json"), TestContext.Current.CancellationToken));

    /// <summary>What the schema says against a value, which is JSON.</summary>
    public IReadOnlyList<string> Validate(string json) => [.. _schema.Validate(json).Select(error => error.ToString())];
}
