using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>
/// What the generator says of the form of an <c>x-polling</c>: of what a schema can see, too. The document around it has
/// a status that may be anything, so that nothing else is wrong with a value that is well-formed.
/// </summary>
internal sealed class FormCheck
{
    private const string Beginning = """
        openapi: 3.1.0
        paths:
          /jobs:
            get:
              operationId: getJob
              responses:
                "200":
                  description: The job
                  content:
                    application/json:
                      schema: {properties: {state: {}, stage: {}, error: {}, "a/b~c": {}, "": {}}}
              x-polling:
        """;

    private readonly GeneratorRun _run = new(Beginning + " []", client: "");

    /// <summary>The faults of form in a value, which is JSON and so YAML.</summary>
    public IReadOnlyList<Diagnostic> Check(string json)
    {
        _run.EditDocument($"{Beginning} {json}\n");
        Assert.True(_run.Result.Exception is null, $"{_run.Result.Exception}\n{json}");
        return [.. _run.Diagnostics.Where(diagnostic => IsAboutForm(diagnostic) || (diagnostic.Id == "POLL005" && HasRepeatedItem(JsonNode.Parse(json))))];
    }

    /// <summary>
    /// Whether the last value has an expression that leads nowhere. The generator then looks no further, and faults of
    /// form can be left.
    /// </summary>
    public bool StoppedEarly => _run.Diagnostics.Any(diagnostic => diagnostic.Id is "POLL006" or "POLL011" && !IsAboutForm(diagnostic));

    // A schema sees a status that is twice in one list, and not one that is in two.
    private static bool HasRepeatedItem(JsonNode? value) => value switch
    {
        JsonObject members => members.Any(member => HasRepeatedItem(member.Value)),
        JsonArray items => items.Any(HasRepeatedItem) || items.Any(item => items.Count(other => JsonNode.DeepEquals(item, other)) > 1),
        _ => false,
    };

    private static bool IsAboutForm(Diagnostic diagnostic) => diagnostic.Id switch
    {
        "POLL001" or "POLL002" or "POLL010" => true,

        // That the only success never holds, a schema cannot see.
        "POLL012" => !diagnostic.GetMessage().Contains("is ever reached", StringComparison.Ordinal),

        // The status may be anything here, so that this is one that is a list, a mapping or null. With a $ it could be a
        // value of an enum.
        "POLL004" => !diagnostic.GetMessage().Contains("status '$", StringComparison.Ordinal),

        // What values a part of the body has, the document's schemas say; of $statusCode it is known.
        "POLL011" => diagnostic.GetMessage().Contains("$statusCode", StringComparison.Ordinal),
        _ => false,
    };
}
