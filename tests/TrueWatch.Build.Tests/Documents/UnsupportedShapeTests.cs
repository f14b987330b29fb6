using TrueWatch.DocumentCheck.Faults;

namespace TrueWatch.Build.Tests.Documents;

/// <summary>
/// What the client's templates would turn into another request or answer than the document says is an error at the line
/// that says so. Each row is an edit of a document that has no faults.
/// </summary>
public sealed class UnsupportedShapeTests
{
    private const string Invalid = FaultCodes.Invalid;
    private const string Unsupported = FaultCodes.Unsupported;
    private const string Name = FaultCodes.Name;

    private static readonly (string Code, string Text, TestDocument Document)[] Rows =
    [
        // The document.
        (Invalid, "Swagger 2.0", new() { Version = "swagger: '2.0' #!" }),
        (Invalid, "OpenAPI 3.0 or 3.1", new() { Version = "openapi: 3.2.0 #!" }),
        (Invalid, "'pathes' is not a key of a document", new() { Root = "pathes: {} #!" }),
        (Unsupported, "'jsonSchemaDialect'", new() { Version = "openapi: 3.1.0", Root = "jsonSchemaDialect: https://example.com #!" }),
        (Unsupported, "merge key", new() { Schemas = "Base: &base {type: string}\nOther:\n  <<: *base #!" }),
        (Unsupported, "U+0001", new() { Root = "externalDocs:\n  description: \"a\\x01b\" #!" }),
        (Unsupported, "U+2028", new() { Operation = "summary: \"a\\u2028b\" #!" }),
        (Unsupported, "U+2029", new() { Operation = "summary: \"a\\u2029b\" #!" }),
        (Unsupported, "U+0085", new() { Properties = "  \"a\\x85b\": {} #!" }),
        (Unsupported, "U+FFFE", new() { Operation = "description: \"\\ufffe\" #!" }),
        (Invalid, "not readable YAML", new() { Root = "tags: } #!" }),

        // Servers and security.
        (Unsupported, "no server", new() { Servers = "servers: [] #!" }),
        (Unsupported, "The first server", new() { Servers = "servers: [{url: /v1}] #!" }),
        (Unsupported, "The first server", new() { Servers = "servers: [{url: 'http://api.example'}] #!" }),
        (Unsupported, "The first server", new() { Servers = "servers: [{url: 'https://api.example?x=1'}] #!" }),
        (Unsupported, "The first server", new() { Servers = "servers: [{url: 'https://a:b@api.example'}] #!" }),
        (Unsupported, "'variables'", new() { Servers = "servers: [{url: 'https://api.example'}, {url: 'https://{r}.example', variables: {r: {default: eu}}}] #!" }),
        (Unsupported, "for nothing else", new() { Security = "security: [] #!" }),
        (Unsupported, "for nothing else", new() { Security = "security: [{key: []}, {}] #!" }),
        (Unsupported, "for nothing else", new() { Security = "security: [{other: []}] #!" }),
        (Unsupported, "one scheme", new() { Schemes = "securitySchemes: {key: {type: apiKey, in: header, name: X-KEY}, other: {type: http, scheme: basic}} #!" }),
        (Unsupported, "the type 'apiKey'", new() { Schemes = "securitySchemes: {key: {type: apiKey, in: query, name: key}} #!" }),
        (Unsupported, "'Authorization'", new() { Schemes = "securitySchemes: {key: {type: apiKey, in: header, name: Authorization}} #!" }),
        (Unsupported, "not a header name", new() { Schemes = "securitySchemes: {key: {type: apiKey, in: header, name: 'X KEY'}} #!" }),
        (Unsupported, "sends its key with every call", new() { Operation = "security: [] #!" }),
        (Unsupported, "sends its key with every call", new() { Operation = "security: [{other: []}] #!" }),
        (Unsupported, "'servers' of an operation", new() { Operation = "servers: [{url: https://other.example}] #!" }),
        (Unsupported, "'servers' of a path item", new() { PathItem = "servers: [{url: https://other.example}] #!" }),

        // Paths and operations.
        (Unsupported, "no query", new() { Path = "/jobs?kind=big: #!" }),
        (Unsupported, "not a valid path", new() { Path = "/jobs#x: #!" }),
        (Unsupported, "not a valid path", new() { Path = "jobs: #!" }),
        (Unsupported, "not a valid path", new() { Path = "/jobs and more: #!" }),
        (Unsupported, "not a valid path", new() { Path = "/v1/../jobs: #!" }),
        (Unsupported, "not a valid path", new() { Path = "/jobs/.: #!" }),
        (Unsupported, "not a valid path", new() { Path = "/v1/%2e%2E/jobs: #!" }),
        (Invalid, "has no parameter 'id' in the path", new() { Path = "/jobs/{id}: #!" }),
        (Invalid, "no place for the parameter 'id'", new() { Path = "/jobs: #!", Operation = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]" }),
        (Invalid, "'required: true'", new() { Path = "/jobs/{id}:", Operation = "parameters: [{name: id, in: path, schema: {type: string}}] #!" }),
        (Unsupported, "'$ref' of a path item", new() { Paths = "/other: {$ref: 'other.yaml'} #!" }),
        (Unsupported, "'head' of a path item", new() { PathItem = "head: {} #!" }),
        (Unsupported, "'patch' of a path item", new() { PathItem = "patch: {} #!" }),
        (Unsupported, "'options' of a path item", new() { PathItem = "options: {} #!" }),
        (Unsupported, "'trace' of a path item", new() { PathItem = "trace: {} #!" }),
        (Unsupported, "'query' of a path item", new() { PathItem = "query: {} #!" }),
        (Invalid, "'gett' is not a key of a path item", new() { PathItem = "gett: {} #!" }),
        (Unsupported, "'operationId'", new() { Method = "get: #!", OperationId = "" }),
        (Name, "No method", new() { OperationId = "operationId: 'a; }' #!" }),
        (Name, "is there already", new() { Paths = "/more:\n  get:\n    operationId: get_job #!\n    responses: {'200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}}" }),
        (Invalid, "'paramters' is not a key", new() { Operation = "paramters: [] #!" }),
        (Invalid, "'true' or 'false'", new() { Operation = "deprecated: yes #!" }),

        // Parameters.
        (Unsupported, "'in' the 'path'", Parameter("in: cookie, schema: {type: string}")),
        (Unsupported, "'content' of a parameter", Parameter("in: query, content: {application/json: {schema: {type: string}}}")),
        (Unsupported, "'schema' with the 'type'", Parameter("in: query, schema: {type: array, items: {type: string}}")),
        (Unsupported, "'schema' with the 'type'", Parameter("in: query, schema: {type: object}")),
        (Unsupported, "'schema' with the 'type'", Parameter("in: query, schema: {}")),
        (Unsupported, "'schema' with the 'type'", Parameter("in: query")),
        (Unsupported, "'anyOf'", Parameter("in: query, schema: {type: string, anyOf: [{type: string}]}")),
        (Unsupported, "The style 'spaceDelimited'", Parameter("in: query, style: spaceDelimited, schema: {type: string}")),
        (Unsupported, "The style 'deepObject'", Parameter("in: query, style: deepObject, schema: {type: string}")),
        (Unsupported, "The style 'matrix'", new() { Path = "/jobs/{q}:", Operation = "parameters: [{name: q, in: path, required: true, style: matrix, schema: {type: string}}] #!" }),
        (Unsupported, "The style 'label'", new() { Path = "/jobs/{q}:", Operation = "parameters: [{name: q, in: path, required: true, style: label, schema: {type: string}}] #!" }),
        (Unsupported, "'allowReserved'", Parameter("in: query, allowReserved: true, schema: {type: string}")),
        (Unsupported, "The format 'byte'", Parameter("in: query, schema: {type: string, format: byte}")),
        (Unsupported, "The format 'uri'", Parameter("in: query, schema: {type: string, format: uri}")),
        (Unsupported, "The format 'time'", Parameter("in: query, schema: {type: string, format: time}")),
        (Unsupported, "The format 'uint32'", Parameter("in: query, schema: {type: integer, format: uint32}")),
        (Unsupported, "'enum' has the 'type' 'string'", Parameter("in: query, schema: {type: integer, enum: [1, 2]}")),
        (Invalid, "'requird' is not a key", Parameter("in: query, requird: true, schema: {type: string}")),
        (Name, "No parameter", Parameter("in: query, schema: {type: string}", name: "'q;'")),
        (Name, "No parameter", Parameter("in: query, schema: {type: string}", name: "'q\u3000x'")),
        (Name, "already", Parameter("in: query, schema: {type: string}", name: "cancellationToken")),
        (Name, "already", Parameter("in: query, schema: {type: string}}, {name: Q_, in: header, schema: {type: string}")),
        (Unsupported, "has the API key", Parameter("in: header, schema: {type: string}", name: "x-key")),
        (Unsupported, "'Content-Language'", Parameter("in: header, schema: {type: string}", name: "Content-Language")),
        (Unsupported, "'Last-Modified'", Parameter("in: header, schema: {type: string}", name: "Last-Modified")),
        (Unsupported, "'accept'", Parameter("in: header, schema: {type: string}", name: "accept")),
        (Unsupported, "'Host'", Parameter("in: header, schema: {type: string}", name: "Host")),
        (Unsupported, "not a header name", Parameter("in: header, schema: {type: string}", name: "'X Y'")),

        // Bodies.
        (Unsupported, "has no body", new() { Operation = "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}} #!" }),
        (Unsupported, "one media type", Body("application/json: {schema: {$ref: '#/components/schemas/Job'}}, application/xml: {}")),
        (Unsupported, "'application/x-www-form-urlencoded'", Body("application/x-www-form-urlencoded: {schema: {type: object}}")),
        (Unsupported, "'text/plain'", Body("text/plain: {schema: {type: string}}")),
        (Unsupported, "an object with 'properties'", Body("application/json: {schema: {type: array, items: {type: string}}}")),
        (Unsupported, "an object with 'properties'", Body("application/json: {schema: {type: object}}")),
        (Unsupported, "an object with 'properties'", Body("application/json: {}")),
        (Unsupported, "'encoding'", Body("application/json: {schema: {$ref: '#/components/schemas/Job'}, encoding: {}}")),
        (Unsupported, "'oneOf'", Body("application/json: {schema: {oneOf: [{$ref: '#/components/schemas/Job'}]}}")),
        (Unsupported, "required and nullable", Body("application/json: {schema: {type: object, required: [a], properties: {a: {type: string, nullable: true}}}}")),
        (Unsupported, "only of responses", Body("application/json: {schema: {type: object, required: [a], properties: {a: {type: integer, readOnly: true}}}}")),

        // Forms and files.
        (Unsupported, "'schema' of its own", Body("multipart/form-data: {schema: {$ref: '#/components/schemas/Job'}}")),
        (Unsupported, "'schema' of its own", Body("multipart/form-data: {schema: {type: object}}")),
        (Unsupported, "'schema' of its own", Body("multipart/form-data: {schema: {allOf: [{$ref: '#/components/schemas/Job'}]}}")),
        (Unsupported, "'schema' of its own", Body("multipart/form-data: {}")),
        (Unsupported, "'encoding'", Body("multipart/form-data: {encoding: {}, schema: {type: object, properties: {a: {type: string}}}}")),
        (Unsupported, "A field of a form", Body("multipart/form-data: {schema: {type: object, properties: {a: {type: array, items: {type: string, format: binary}}}}}")),
        (Unsupported, "A field of a form", Body("multipart/form-data: {schema: {type: object, properties: {a: {type: object}}}}")),
        (Unsupported, "A field of a form", Body("multipart/form-data: {schema: {type: object, properties: {a: {}}}}")),
        (Unsupported, "A field of a form", Body("multipart/form-data: {schema: {type: object, properties: {a: {type: string, format: byte}}}}")),
        (Unsupported, "'oneOf'", Body("multipart/form-data: {schema: {type: object, properties: {a: {oneOf: [{type: string}]}}}}")),
        (Unsupported, "required and nullable", Body("multipart/form-data: {schema: {type: object, required: [a], properties: {a: {type: string, nullable: true}}}}")),
        (Name, "'x-csharp-name'", Body("multipart/form-data: {schema: {type: object, properties: {'a;b': {type: string}}}}")),
        (Name, "'GetJobForm' is the name of a schema", new() { OperationId = "operationId: getJob #!", Schemas = "GetJobForm: {type: object}" }),
        (Unsupported, "'{type: string, format: binary}'", Answers("\"200\": {description: A, content: {application/octet-stream: {schema: {type: string}}}}")),
        (Unsupported, "'{type: string, format: binary}'", Answers("\"200\": {description: A, content: {application/octet-stream: {}}}")),

        // Answers.
        (Unsupported, "The status '204'", Answers("\"204\": {description: Gone}")),
        (Unsupported, "The status '2XX'", Answers("\"2XX\": {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}")),
        (Unsupported, "'application/json'", Answers("\"200\": {description: A}")),
        (Unsupported, "'application/json'", Answers("\"200\": {description: A, content: {text/csv: {schema: {type: string}}}}")),
        (Unsupported, "'application/json'", Answers("\"200\": {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}, text/csv: {}}}")),
        (Unsupported, "'#/components/schemas/Envelope'", Answers("\"200\": {description: A, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}")),
        (Unsupported, "'#/components/schemas/Envelope'", Answers("\"200\": {description: A, content: {application/json: {schema: {type: array, items: {type: string}}}}}")),
        (Unsupported, "'#/components/schemas/Envelope'", Answers("\"200\": {description: A, content: {application/json: {}}}")),
        (Unsupported, "one response that is a success", Answers("\"200\": {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}\n\"202\": {description: A}")),
        (Unsupported, "The status '302'", Answers("\"200\": {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}\n\"302\": {description: A}")),
        (Invalid, "'ok' is not a status", Answers("\"200\": {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}\n\"ok\": {description: A}")),
        (Unsupported, "is a success", new() { ResponsesKey = "responses: #!", Responses = "default: {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}" }),
        (Unsupported, "only of requests", Property("a: {type: string, writeOnly: true}", required: "a")),

        // Schemas.
        (Unsupported, "'oneOf'", Property("a: {oneOf: [{type: string}, {type: integer}]}")),
        (Unsupported, "'anyOf'", Property("a: {anyOf: [{$ref: '#/components/schemas/Envelope'}, {type: 'null'}]}")),
        (Unsupported, "'not'", Property("a: {not: {type: string}}")),
        (Unsupported, "'if'", Property("a: {type: object, if: {}}")),
        (Unsupported, "'discriminator'", Property("a: {type: object, discriminator: {propertyName: kind}}")),
        (Unsupported, "'const'", Property("a: {const: x}")),
        (Unsupported, "'patternProperties'", Property("a: {type: object, patternProperties: {x: {}}}")),
        (Unsupported, "'prefixItems'", Property("a: {type: array, items: {}, prefixItems: [{type: string}]}")),
        (Unsupported, "'$defs'", Property("a: {type: object, $defs: {}}")),
        (Unsupported, "'$dynamicRef'", Property("a: {$dynamicRef: '#x'}")),
        (Unsupported, "one 'type'", Property("a: {type: [string, integer]}")),
        (Unsupported, "one 'type'", Property("a: {type: file}")),
        (Unsupported, "'type' 'string'", Property("a: {enum: [a]}")),
        (Unsupported, "'type' 'string'", Property("a: {type: integer, enum: [1]}")),
        (Invalid, "a list of texts", Property("a: {type: string, enum: []}")),
        (Unsupported, "as a list only", Property("a: {type: string, enum: [x], x-enum-varnames: {x: Ex}}")),
        (Invalid, "belongs to a 'type'", Property("a: {format: date-time}")),
        (Unsupported, "The format 'binary'", Property("a: {type: string, format: binary}")),
        (Unsupported, "The format 'uint32'", Property("a: {type: integer, format: uint32}")),
        (Unsupported, "An array has 'items'", Property("a: {type: array}")),
        (Invalid, "belong to the 'type' 'array'", Property("a: {type: object, items: {type: string}}")),
        (Unsupported, "cannot be null", Property("a: {type: array, items: {type: integer, nullable: true}}")),
        (Unsupported, "cannot be null", Property("a: {type: object, additionalProperties: {type: [string, 'null']}}")),
        (Unsupported, "A dictionary of an 'enum'", Property("a: {type: object, additionalProperties: {type: string, enum: [x]}}")),
        (Unsupported, "A list of lists of an 'enum'", Property("a: {type: array, items: {type: array, items: {type: string, enum: [x]}}}")),
        (Invalid, "A mapping has to be here", Property("a: true")),
        (Invalid, "'nullabel' is not a key", Property("a: {type: string, nullabel: true}")),
        (Unsupported, "extension of NSwag", Property("a: {type: string, x-nullable: true}")),
        (Invalid, "'nullable' is not a key of a reference", Property("a: {$ref: '#/components/schemas/Envelope', nullable: true}")),
        (Invalid, "no property here", Property("a: {type: string}", required: "b")),
        (Unsupported, "has a property 'success' already", new() { Properties = "  success: {type: string} #!" }),
        (Unsupported, "'allOf' has one reference", Schema("{allOf: [{$ref: '#/components/schemas/Job'}, {$ref: '#/components/schemas/Envelope'}]}")),
        (Unsupported, "'allOf' has one reference", Schema("{allOf: [{type: object, properties: {a: {type: string}}}]}")),
        (Unsupported, "Only an object", Schema("{allOf: [{$ref: '#/components/schemas/Text'}, {properties: {a: {type: string}}}]}")),
        (Invalid, "extends itself", Schema("{allOf: [{$ref: '#/components/schemas/Odd'}, {properties: {a: {type: string}}}]}")),
        (Invalid, "in a circle", Schema("{$ref: '#/components/schemas/Odd'}")),

        // References.
        (Unsupported, "in another file", Property("a: {$ref: 'other.yaml#/A'}")),
        (Unsupported, "in another file", Property("a: {$ref: 'https://example.com/a.yaml'}")),
        (Unsupported, "leads to '#/components/schemas/'", Property("a: {$ref: '#/paths/~1jobs'}")),
        (Invalid, "The document has no", Property("a: {$ref: '#/components/schemas/Lost'}")),
        (Unsupported, "in another file", new() { Operation = "parameters: [{$ref: 'other.yaml#/A'}] #!" }),
        (Unsupported, "in another file", Answers("\"200\": {$ref: 'other.yaml'}")),

        // Names.
        (Name, "'x-csharp-name'", Property("'a\u3000b': {type: string}")),
        (Name, "'x-csharp-name'", Property("\"a\\tb\": {type: string}")),
        (Name, "'x-csharp-name'", Property("'a;b': {type: string}")),
        (Name, "'x-csharp-name'", Property("'': {type: string}")),
        (Name, "not a valid name of a C# property", Property("a: {type: string, x-csharp-name: 'B { get; set; } public class Evil { } //'}")),
        (Name, "not a valid name of a C# property", Property("a: {type: string, x-csharp-name: 1st}")),
        (Name, "'A' is there already", Property("a: {type: string}, A: {type: string}")),
        (Name, "'ImportInfo' is there already", Property("import_info: {type: string}, importInfo: {type: string}")),
        (Name, "'StatusValue' is there already", Property("status: {type: string, enum: [a]}, status_value: {type: string}")),
        (Name, "'GetType' is there already", Property("get_type: {type: string}")),
        (Name, "'AdditionalProperties' is there already", Property("additionalProperties: {type: string}")),
        (Name, "No type", new() { Schemas = "'A.B': {type: object} #!" }),
        (Name, "is there already", new() { Schemas = "job: {type: object} #!" }),
    ];

    public static IEnumerable<TheoryDataRow<int, string>> Edits => Rows.Select((row, index) => new TheoryDataRow<int, string>(index, row.Text));

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_unsupported_shape_is_an_error_at_its_line(int index, string text)
    {
        var (code, _, document) = Rows[index];
        var lines = document.Text.Split('\n');
        var line = 1 + Array.FindIndex(lines, one => one.Contains(TestDocument.Mark, StringComparison.Ordinal));

        var faults = TestDocument.Check(document.Text);

        Assert.Contains(faults, fault => fault.Code == code && fault.Line == line && fault.Text.Contains(text, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.Matches(@"^[^\p{Cc}\u2028\u2029]+[.]$", fault.Text));
    }

    [Fact]
    public void A_document_without_an_edit_has_no_faults() => Assert.Empty(TestDocument.Check(new TestDocument().Text));

    [Fact]
    public void A_document_that_answers_with_files_only_is_refused_at_its_paths()
    {
        var text = new TestDocument { Responses = "\"200\": {description: A, content: {application/octet-stream: {schema: {type: string, format: binary}}}}" }.Text;

        var fault = Assert.Single(TestDocument.Check(text));

        Assert.Equal((Unsupported, 1 + Array.IndexOf(text.Split('\n'), "paths:")), (fault.Code, fault.Line));
        Assert.StartsWith("One operation at least answers with 'application/json'", fault.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"$ref": "#/components/schemas/Envelope"}""")]
    [InlineData("""{"allOf": [{"$ref": "#/components/schemas/Envelope"}, {"type": "object", "properties": {"a": {"type": "string"}}}]}""")]
    [InlineData("""{"allOf": [{"$ref": "#/components/schemas/Envelope"}], "properties": {"a": {"type": "string"}}}""")]
    public async Task The_header_of_the_key_is_that_of_the_document_whatever_the_answers_are(string schema)
    {
        var code = await NSwagRun.GenerateAsync("""
            {
              "openapi": "3.0.3",
              "info": {"title": "Jobs", "version": "1"},
              "servers": [{"url": "https://api.example"}],
              "security": [{"key": []}],
              "paths": {"/jobs": {"get": {"operationId": "getJob", "responses": {"200": {"description": "A", "content": {"application/json": {"schema": SCHEMA}}}}}}},
              "components": {
                "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-KEY"}},
                "schemas": {"Envelope": {"type": "object", "properties": {"success": {"type": "boolean"}}}}
              }
            }
            """.Replace("SCHEMA", schema, StringComparison.Ordinal));

        Assert.Contains("KeyHeader = \"X-KEY\";", code, StringComparison.Ordinal);
    }

    [Fact]
    public void This_repositorys_document_has_no_faults()
        => Assert.Empty(TestDocument.Check(Repository.ReadText(BuildPaths.Document)));

    [Theory]
    [InlineData("", "is the file empty?")]
    [InlineData("# A comment\n", "is the file empty?")]
    [InlineData("[1, 2]", "is the file empty?")]
    [InlineData("openapi: 3.0.3\n---\nopenapi: 3.0.3\n", "second document")]
    [InlineData("openapi: 3.0.3\nopenapi: 3.0.3\n", "not readable YAML")]
    public void What_is_no_document_is_an_error_that_says_so(string text, string expected)
        => Assert.Contains(TestDocument.Check(text), fault => fault.Text.Contains(expected, StringComparison.Ordinal));

    private static TestDocument Parameter(string keys, string name = "q")
        => new() { Operation = $"parameters: [{{name: {name}, {keys}}}] #!" };

    private static TestDocument Body(string content)
        => new() { Method = "post:", Operation = $"requestBody: {{content: {{{content}}}}} #!" };

    /// <summary>The last line of the responses is where the fault is.</summary>
    private static TestDocument Answers(string responses)
        => new() { Responses = responses + " #!" };

    private static TestDocument Property(string property, string required = "")
        => new() { Schemas = $"Odd: {{type: object, required: [{required}], properties: {{{property}}}}} #!", Properties = "  odd: {$ref: '#/components/schemas/Odd'}" };

    private static TestDocument Schema(string schema)
        => new() { Schemas = $"Text: {{type: string}}\nOdd: {schema} #!" };
}
