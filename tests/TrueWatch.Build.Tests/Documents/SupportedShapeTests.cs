using System.Text;

namespace TrueWatch.Build.Tests.Documents;

/// <summary>
/// What the check lets through becomes the request that the document describes. Operations of every supported shape are
/// added to the repository's document, built into the client, and called.
/// </summary>
[Collection<SequentialBuilds>]
public sealed class SupportedShapeTests
{
    private const string Paths = """
          /v1/{kind}/{thing-id}.json:
            summary: Things
            parameters:
              - {name: kind, in: path, required: true, schema: {$ref: "#/components/schemas/ThingKind"}}
              - $ref: "#/components/parameters/ThingId"
              - {name: shared, in: query, schema: {type: string}}
            get:
              operationId: get_thing-part.v2
              description: Ask `often`, or "never" <at all>
              deprecated: true
              security: [{apiKey: []}]
              externalDocs: {url: https://example.com}
              callbacks: {done: {"{$request.body#/url}": {post: {responses: {"200": {description: A}}}}}}
              parameters:
                - {name: shared, in: query, required: true, allowEmptyValue: true, schema: {type: string}}
                - {name: since, in: query, explode: false, style: form, schema: {type: string, format: date-time, nullable: true}}
                - {name: day, in: query, schema: {type: string, format: date}}
                - {name: count, in: query, schema: {type: integer, format: int64, default: 3}}
                - {name: ratio, in: query, schema: {type: number}}
                - {name: flag, in: query, schema: {type: boolean}}
                - {name: uid, in: query, schema: {type: string, format: uuid}}
                - {name: class, in: query, schema: {type: string, enum: [a, b]}}
                - {name: größe, in: query, schema: {type: string, format: ipv4, pattern: "^[0-9.]*$"}}
                - {name: 2nd page, in: query, schema: {allOf: [{$ref: "#/components/schemas/ThingKind"}], description: d}}
                - {name: X-Trace, in: header, required: true, schema: {type: string, minLength: 1}}
                - {name: If-Modified-Since, in: header, schema: {type: string}}
              responses:
                "200": {$ref: "#/components/responses/Thing"}
                "404": {description: None, content: {text/plain: {schema: {type: string}}}}
                "5XX": {description: Any}
            put:
              operationId: putThing
              requestBody: {$ref: "#/components/requestBodies/Thing"}
              responses: {"201": {$ref: "#/components/responses/Thing"}}
            delete:
              operationId: deleteThing
              responses: {"202": {$ref: "#/components/responses/Thing"}}
          /v1/things:
            post:
              operationId: sendThings
              parameters: [{name: mode, in: query, schema: {type: string}}]
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      required: [files, count]
                      properties:
                        count: {type: integer, format: int64, description: How `many`}
                        files: {type: string, format: binary}
                        on_conflict: {$ref: "#/components/schemas/ThingConflict"}
                        other-conflict: {allOf: [{$ref: "#/components/schemas/ThingConflict"}], description: d}
                        'odd"name': {type: string, x-csharp-name: OddName}
                        flag: {type: boolean, nullable: true}
                        more: {type: string, format: binary}
              responses: {"200": {$ref: "#/components/responses/Thing"}}
          /v1/file:
            get:
              operationId: getFile
              parameters: [{name: id, in: query, required: true, schema: {type: string}}]
              responses:
                "200": {description: A file, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
                default: {description: Any, content: {application/json: {schema: {$ref: "#/components/schemas/ErrorResponse"}}}}
        """;

    private const string Components = """
          parameters:
            ThingId: {name: thing-id, in: path, required: true, schema: {type: integer}}
          requestBodies:
            Thing: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}, example: {}}}}
        """;

    private const string Responses = """
            Thing: {description: A thing, headers: {X-Rate: {schema: {type: integer}}}, content: {application/json: {schema: {$ref: "#/components/schemas/ThingResponse"}}}, links: {again: {operationId: putThing}}}
        """;

    private const string Schemas = """
            ThingKind: {type: string, enum: [big, small]}
            ThingConflict: {type: string, description: What to do, enum: [skip, ask-first]}
            ThingNames: {type: array, items: {type: string}}
            ThingAlias: {$ref: "#/components/schemas/ThingPart"}
            ThingPart: {properties: {part: {type: string}}}
            ThingResponse: {allOf: [{$ref: "#/components/schemas/Envelope"}], properties: {content: {$ref: "#/components/schemas/Thing"}}}
            Thing:
              type: object
              title: Some "thing"
              required: [1st, number]
              additionalProperties: {type: integer}
              properties:
                1st: {type: string}
                number: {type: integer, format: int32, minimum: 0, multipleOf: 1}
                large: {type: integer, format: uint64}
                thing: {type: string, description: Called like its type}
                $id: {type: string}
                größe: {type: string}
                kind: {allOf: [{$ref: "#/components/schemas/ThingKind"}], nullable: true}
                kinds: {type: array, uniqueItems: true, items: {$ref: "#/components/schemas/ThingKind"}}
                names: {$ref: "#/components/schemas/ThingNames"}
                inner: {type: object, properties: {x: {type: number, format: float}}}
                alias: {$ref: "#/components/schemas/ThingAlias", description: Another name}
                by-name: {type: object, additionalProperties: {$ref: "#/components/schemas/ThingPart"}}
                lists: {type: array, items: {type: array, items: {type: integer}}}
                any: {description: Any JSON}
                free: {type: object}
                "odd;name": {type: string, x-csharp-name: OddName}
                seen: {type: string, format: date-time, readOnly: true}
                "31": {type: boolean, deprecated: true}
        """;

    private readonly ClientBuild _build;

    public SupportedShapeTests(ClientBuild build) => _build = build.Reset();

    [Fact]
    public async Task Every_supported_shape_becomes_the_request_that_the_document_describes()
    {
        _build.Edit(BuildPaths.Document, "\npaths:\n", $"\npaths:\n{Paths}\n");
        _build.Edit(BuildPaths.Document, "\ncomponents:\n  responses:\n", $"\ncomponents:\n  responses:\n{Responses}\n");
        _build.Edit(BuildPaths.Document, "\ncomponents:\n", $"\ncomponents:\n{Components}\n");
        _build.Edit(BuildPaths.Document, "\n  schemas:\n", $"\n  schemas:\n{Schemas}\n");
        _build.Edit(BuildPaths.Document, "      name: DF-API-KEY\n", "      name: X-Other-Key\n      x-breaking: Clients of this test know it\n");
        (await _build.BuildAsync()).AssertSuccess();
        using var client = new LoadedClient(_build.PathOf(BuildPaths.Assembly));

        client.Answer = """{"success":true,"content":{"1st":"a","number":2,"kind":"new","kinds":["other"],"by-name":{"x":{"part":"y"}},"any":null}}""";
        var answer = await client.CallAsync(
            "Get_thingPart_v2Async",
            ("kind", "a/b ?"), ("thing_id", 7), ("shared", "x&y"), ("x_Trace", "trace"),
            ("since", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), ("day", new DateOnly(2026, 1, 2)), ("count", 4L), ("ratio", 0.5),
            ("flag", true), ("uid", Guid.Empty), ("class", "new"), ("größe", "ä"), ("_2nd_page", "big"), ("if_Modified_Since", "yesterday"));

        Assert.Equal(
            "GET /v1/a%2Fb%20%3F/7.json?shared=x%26y&since=2026-01-02T03%3A04%3A05.0000000%2B00%3A00&day=2026-01-02&count=4&ratio=0.5"
            + "&flag=true&uid=00000000-0000-0000-0000-000000000000&class=new&gr%C3%B6%C3%9Fe=%C3%A4&2nd%20page=big",
            client.Line);
        Assert.Equal(("trace", "yesterday", "a-key"), (client.Header("X-Trace"), client.Header("If-Modified-Since"), client.Header("X-Other-Key")));
        Assert.Contains("\"by-name\":{\"x\":{\"part\":\"y\"}}", answer, StringComparison.Ordinal);

        const string Thing = """{"1st":"a","number":2,"large":3,"thing":"t","kind":"new","kinds":["other"],"names":["n"],"lists":[[1]],"odd;name":"o","31":true}""";
        await client.CallAsync("PutThingAsync", ("kind", "small"), ("thing_id", -7), ("body", Thing));

        Assert.Equal("PUT /v1/small/-7.json", client.Line);
        Assert.Equal(Thing, client.Body);

        await client.CallAsync("DeleteThingAsync", ("kind", "k"), ("thing_id", 1), ("shared", "s"));

        Assert.Equal(("DELETE /v1/k/1.json?shared=s", (string?)null), (client.Line, client.Body));

        using var file = new MemoryStream("0123456789"u8.ToArray()) { Position = 2 };
        var form = client.New(
            "SendThingsForm",
            [7L, client.New("FileUpload", [file, "a \"b\".zip"])],
            ("OnConflict", client.New("ThingConflict", ["skip"])), ("OtherConflict", client.New("ThingConflict", ["new"])), ("OddName", "ä\r\n--"), ("Flag", false));
        await client.CallAsync("SendThingsAsync", ("form", form), ("mode", "m"));

        Assert.Equal("POST /v1/things?mode=m", client.Line);
        var boundary = client.Body!.Split("\r\n")[0];
        Assert.Equal(
            $"""
            {boundary}
            Content-Disposition: form-data; name="count"

            7
            {boundary}
            Content-Disposition: form-data; name="files"; filename="a %22b%22.zip"
            Content-Type: application/octet-stream

            23456789
            {boundary}
            Content-Disposition: form-data; name="on_conflict"

            skip
            {boundary}
            Content-Disposition: form-data; name="other-conflict"

            new
            {boundary}
            Content-Disposition: form-data; name="odd%22name"

            ä
            --
            {boundary}
            Content-Disposition: form-data; name="flag"

            false
            {boundary}--

            """.ReplaceLineEndings("\r\n"),
            client.Body);

        using var destination = new MemoryStream();
        (client.Answer, client.AnswerType) = ("bytes", "application/zip");
        await client.CallAsync("GetFileAsync", ("id", "f"), ("destination", destination));

        Assert.Equal(("GET /v1/file?id=f", "bytes"), (client.Line, Encoding.UTF8.GetString(destination.ToArray())));
    }
}
