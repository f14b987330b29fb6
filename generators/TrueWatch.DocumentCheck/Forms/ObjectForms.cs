namespace TrueWatch.DocumentCheck.Forms;

/// <summary>Every object of OpenAPI 3.0 and 3.1 that reaches the client.</summary>
internal static class ObjectForms
{
    private const string OneServer = "all calls go to the endpoint that the client was given";
    private const string OneType = "a schema becomes one type; leave 'type' out for any JSON, and say the rest in the description";

    public static readonly ObjectForm Root = new("a document")
    {
        Keys = ["openapi", "info", "servers", "security", "paths", "components", "tags", "externalDocs", "webhooks"],
        Unsupported = { ["jsonSchemaDialect"] = "schemas have the dialect of OpenAPI" },
    };

    public static readonly ObjectForm Components = new("'components'")
    {
        Keys = ["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks", "pathItems"],
    };

    public static readonly ObjectForm Server = new("a server")
    {
        Keys = ["url", "description", "name"],
        Unsupported = { ["variables"] = "the address goes into the client as it is; list each address" },
    };

    public static readonly ObjectForm SecurityScheme = new("a security scheme")
    {
        Keys = ["type", "in", "name", "description"],
    };

    public static readonly ObjectForm PathItem = new("a path item")
    {
        Keys = ["summary", "description", "parameters", "get", "put", "post", "delete"],
        Unsupported =
        {
            ["$ref"] = "write the path item out here",
            ["servers"] = OneServer,
            ["head"] = "its response has no body, which every response of the client has",
            ["options"] = "the client has 'get', 'put', 'post' and 'delete'",
            ["patch"] = "the client has 'get', 'put', 'post' and 'delete'",
            ["trace"] = "the client has 'get', 'put', 'post' and 'delete'",
            ["query"] = "the client has 'get', 'put', 'post' and 'delete'",
            ["additionalOperations"] = "the client has 'get', 'put', 'post' and 'delete'",
        },
    };

    public static readonly ObjectForm Operation = new("an operation")
    {
        Keys = ["operationId", "tags", "summary", "description", "externalDocs", "parameters", "requestBody", "responses", "callbacks", "security"],
        Booleans = ["deprecated"],
        Unsupported = { ["servers"] = OneServer },
    };

    public static readonly ObjectForm Parameter = new("a parameter")
    {
        Keys = ["name", "in", "description", "style", "schema", "example", "examples"],
        Booleans = ["required", "deprecated", "explode", "allowEmptyValue"],
        Unsupported =
        {
            ["content"] = "a parameter is sent as text; give it a 'schema' with a simple type",
            ["allowReserved"] = "every value is escaped",
        },
    };

    public static readonly ObjectForm RequestBody = new("a request body")
    {
        Keys = ["description", "content"],
        Booleans = ["required"],
    };

    public static readonly ObjectForm MediaType = new("a media type")
    {
        Keys = ["schema", "example", "examples"],
        Unsupported =
        {
            ["encoding"] = "each part of a body has the encoding that is usual for its type",
            ["itemSchema"] = "bodies are not read item by item",
        },
    };

    public static readonly ObjectForm Response = new("a response")
    {
        Keys = ["description", "summary", "headers", "content", "links"],
    };

    /// <summary>Of a reference the client takes the place that it leads to, and the texts beside it are documentation.</summary>
    public static readonly ObjectForm Reference = new("a reference")
    {
        Keys = ["$ref", "summary", "description"],
    };

    public static readonly ObjectForm Schema = new("a schema")
    {
        Keys =
        [
            "$ref", "type", "format", "title", "description", "enum", "properties", "required", "additionalProperties", "allOf", "items",
            "default", "example", "examples", "externalDocs", "xml", "$comment", "contentMediaType", "contentEncoding",
            "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern",
            "maxItems", "minItems", "uniqueItems", "contains", "maxContains", "minContains", "unevaluatedItems",
            "maxProperties", "minProperties", "propertyNames", "dependentRequired", "unevaluatedProperties", "contentSchema",
        ],
        Booleans = ["nullable", "readOnly", "writeOnly", "deprecated"],
        Unsupported =
        {
            ["oneOf"] = OneType,
            ["anyOf"] = OneType,
            ["not"] = OneType,
            ["if"] = OneType,
            ["then"] = OneType,
            ["else"] = OneType,
            ["discriminator"] = OneType,
            ["prefixItems"] = "all items of a list have one type; leave 'type' out for any JSON",
            ["patternProperties"] = "use 'additionalProperties'",
            ["unevaluatedProperties"] = "use 'additionalProperties'",
            ["const"] = "use an 'enum' with one value",
            ["$defs"] = "name the schema among the components",
            ["definitions"] = "name the schema among the components",
            ["$id"] = "references are to '#/components/schemas/'",
            ["$anchor"] = "references are to '#/components/schemas/'",
            ["$dynamicRef"] = "references are to '#/components/schemas/'",
            ["$dynamicAnchor"] = "references are to '#/components/schemas/'",
            ["$schema"] = "schemas have the dialect of OpenAPI",
            ["$vocabulary"] = "schemas have the dialect of OpenAPI",
        },
    };
}
