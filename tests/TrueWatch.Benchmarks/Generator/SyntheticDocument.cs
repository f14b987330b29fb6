using System.Globalization;
using System.Text;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>An OpenAPI document of a given size, three operations of which are polled, and a client of these.</summary>
internal static class SyntheticDocument
{
    private const int Waiters = 3;

    /// <summary>A project of usual size around the client.</summary>
    public static string Client { get; } = MakeClient();

    public static string Make(int operations, int length)
    {
        var text = new StringBuilder(length + 4096);
        text.Append("openapi: 3.0.3\ninfo: {title: Synthetic, version: '1'}\npaths:\n");
        for (var number = 0; number < operations; number++)
        {
            AppendOperation(text, number);
        }

        text.Append("components:\n  schemas:\n    Error:\n      type: object\n      properties:\n        message: {type: string}\n");
        text.Append("    State:\n      type: string\n      enum: [queued, running, done, failed]\n");
        var rest = (length - text.Length) / operations;
        for (var number = 0; number < operations; number++)
        {
            AppendSchema(text, number, text.Length + rest);
        }

        return text.ToString();
    }

    private static void AppendOperation(StringBuilder text, int number)
    {
        text.Append(CultureInfo.InvariantCulture, $$"""
              /things{{number}}/{id}:
                get:
                  operationId: getThing{{number}}
                  summary: Get the thing number {{number}} of the collection
                  description: >-
                    Answers one thing. Things are told apart by their identifiers, and each of them belongs to exactly one
                    collection. The parameter `expand` gets nested objects as well.
                  tags: [things, synthetic]
                  parameters:
                    - name: id
                      in: path
                      required: true
                      description: The identifier of the thing
                      schema: {type: string, minLength: 1}
                  responses:
                    '200':
                      description: The thing
                      content:
                        application/json:
                          schema:
                            $ref: '#/components/schemas/Thing{{number}}'
                    '404':
                      description: Not there
                      content:
                        application/json:
                          schema:
                            $ref: '#/components/schemas/Error'

            """);
        if (number < Waiters)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                      x-polling:
                        name: Thing{{number}}
                        status: $response.body#/state
                        states: {pending: [queued, running], success: [done], failure: [failed]}
                        timeout: PT10M

                """);
        }
    }

    private static void AppendSchema(StringBuilder text, int number, int end)
    {
        text.Append(CultureInfo.InvariantCulture, $$"""
                Thing{{number}}:
                  type: object
                  description: The thing number {{number}}
                  required: [id, state]
                  properties:
                    id: {type: string, description: The identifier}
                    state: {$ref: '#/components/schemas/State'}

            """);
        for (var field = 0; text.Length < end; field++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                        field{{field}}:
                          type: string
                          description: The field number {{field}} of the thing, which is a text of some length
                          example: value {{field}}

                """);
        }
    }

    private static string MakeClient()
    {
        var text = new StringBuilder("using System.Threading; using System.Threading.Tasks; namespace Things {\npublic interface IThingClient {\n");
        for (var number = 0; number < Waiters; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Task<Thing> GetThing{number}Async(string id, CancellationToken cancellationToken = default);\n");
        }

        text.Append("}\npublic partial class Thing { public string? State { get; set; } public string? Id { get; set; } }\n");
        text.Append("[System.Text.Json.Serialization.JsonSerializable(typeof(Thing))]\n");
        text.Append("internal partial class ThingJsonContext : System.Text.Json.Serialization.JsonSerializerContext { }\n");
        for (var number = 0; number < 500; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"public class Other{number} {{ public int Number {{ get; set; }} public string Name() => \"{number}\"; public void Do{number}() {{ }} }}\n");
        }

        return text.Append('}').ToString();
    }
}
