using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Everything that the generator has to say about a document or a client. An id never changes its meaning.</summary>
internal static class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnreadableDocument = Make(
        "POLL001", Error, "The document cannot be read", "The OpenAPI document cannot be read: {0}",
        "Waiters are generated from a YAML or JSON document, in UTF-8, that begins with a version such as 'openapi: 3.0.3'.");

    public static readonly DiagnosticDescriptor MalformedPolling = Make(
        "POLL002", Error, "x-polling is not well-formed", "{0}: {1}",
        "For example: 'x-polling: {name: Job, status: $response.body#/state, states: {pending: [running], success: [done]}, timeout: PT10M}'. Durations are ISO 8601.");

    public static readonly DiagnosticDescriptor StatusWithoutState = Make(
        "POLL003", Error, "A status has no state",
        "The enum of '{1}' lists the status '{0}', but x-polling '{2}' does not say what it means; add it to pending, success, failure or canceled",
        "Every documented status is either pending or one of the three ends of a task. For example, where the enum is [running, done, failed]: 'states: {pending: [running], success: [done], failure: [failed]}'.");

    public static readonly DiagnosticDescriptor UnknownStatus = Make(
        "POLL004", Error, "A state names an unknown status",
        "x-polling '{0}' names the status '{1}', which the enum of '{2}' does not list{3}",
        "A state may name only values that the enum of the status lists. For example, where the enum is [running, done]: 'success: [done]', not 'success: [finished]'.");

    public static readonly DiagnosticDescriptor StatusWithTwoStates = Make(
        "POLL005", Error, "A status has two states", "x-polling '{0}' names the status '{1}' more than once; it is in '{2}' already",
        "A status means one thing. For example 'states: {pending: [running], success: [done]}', not 'states: {pending: [running, done], success: [done]}'.");

    public static readonly DiagnosticDescriptor ExpressionLeadsNowhere = Make(
        "POLL006", Error, "An expression leads nowhere", "The expression '{0}' leads nowhere: {1}",
        "Expressions follow the schema of the operation's success response. For example, '$response.body#/content/status' for {\"content\": {\"status\": \"done\"}}.");

    public static readonly DiagnosticDescriptor NoClientMethod = Make(
        "POLL007", Error, "No client method fits the operation", "No waiter for operation '{0}': {1}",
        "The client's method is found by the operation's id: 'getJob' is GetJobAsync or GetJob. Where it is called otherwise, x-polling names it, as in 'client: IPrintClient' and 'method: FetchJobAsync'. It returns a Task or ValueTask of the response.");

    public static readonly DiagnosticDescriptor MemberDoesNotFit = Make(
        "POLL008", Error, "A member of the response does not fit", "No waiter for operation '{0}': {1}",
        "Members are found by [JsonPropertyName(\"import_info\")], else by their name in PascalCase: 'import_info' is ImportInfo. A status that is a text is a string or an enum, one that is an integer a whole number or an enum.");

    public static readonly DiagnosticDescriptor NameUsedTwice = Make(
        "POLL009", Error, "A name is used twice", "x-polling '{0}' would emit {1}; give it another name",
        "Waiters and status enums of one namespace need names of their own: 'name' names the waiters, and 'enum' the enum of the status.");

    public static readonly DiagnosticDescriptor MalformedCondition = Make(
        "POLL010", Error, "A condition is not well-formed", "{0}: {1}",
        "For example: $response.body#/state == 'done' && $statusCode == 200, $response.body#/state in ['failed', 'lost'], or $response.body#/error, which asks whether it is there.");

    public static readonly DiagnosticDescriptor ImpossibleValue = Make(
        "POLL011", Error, "A condition compares with an impossible value", "{0}: {1}",
        "A value has to be one that the schema allows. For example $response.body#/pages == 3 where pages is an integer, and $statusCode == 404.");

    public static readonly DiagnosticDescriptor NoSuccess = Make(
        "POLL012", Error, "No wait can succeed", "{0}: {1}",
        "A waiter needs a status or a condition for its success. For example 'states: {pending: [running], success: [done]}', or 'success: [$statusCode == 200]'.");

    public static readonly DiagnosticDescriptor DelayOverTimeout = Make(
        "POLL013", Warning, "A delay is longer than the timeout", "{0}: {1}",
        "For example 'delay: {initial: PT2S, maximum: PT1M}' with 'timeout: PT30M'.");

    public static readonly DiagnosticDescriptor UnreachableCondition = Make(
        "POLL014", Warning, "A condition is never reached", "{0}: {1}",
        "Conditions are asked in the order failure, canceled, success; the first one that holds decides. For example, with 'failure: $response.body#/error', a 'success: $response.body#/error' says nothing.");

    public static readonly DiagnosticDescriptor IgnoredExtension = Make(
        "POLL015", Warning, "An extension is ignored", "The extension '{0}' is ignored; {1}",
        "For example 'x-poling' instead of 'x-polling', or an x-polling beside 'get' instead of in it.");

    public static readonly DiagnosticDescriptor UnsupportedLanguage = Make(
        "POLL016", Error, "C# is too old",
        "The waiters need C# 9 or later, and the project is compiled as C# {0}; set <LangVersion>9</LangVersion> or later",
        "Projects for netstandard2.0 and the .NET Framework are compiled as C# 7.3 unless they say otherwise: <LangVersion>latest</LangVersion>.");

    public static readonly DiagnosticDescriptor MissingRuntime = Make(
        "POLL017", Error, "The runtime is missing", "The waiters need the package TrueWatch.Polling, which the project does not reference",
        "The package TrueWatch.Generators brings it along, unless its reference excludes the assets of its dependencies. Then: <PackageReference Include=\"TrueWatch.Polling\" Version=\"...\" />.");

    public static readonly DiagnosticDescriptor MalformedEnum = Make(
        "POLL018", Error, "Names or descriptions do not fit the enum", "'{0}' does not fit the enum of x-polling '{1}': {2}",
        "A list has an entry for each value, in the order of the enum: 'enum: [running, done]' and 'x-enum-varnames: [Running, Done]'. Descriptions may be a mapping instead, which a new value leaves as it is: 'x-enum-descriptions: {running: Being done}'.");

    public static readonly DiagnosticDescriptor UnreadReference = Make(
        "POLL019", Warning, "A part of the document is not read", "'{0}' is not read: it is {1}",
        "The generator reads one file. An x-polling in another one gives no waiter: write the path item into the document, or bundle the files, as 'redocly bundle' does.");

    public static readonly DiagnosticDescriptor AbsentStatusEnds = Make(
        "POLL020", Error, "A response without a status reads like an end", "{0}: {1}",
        "A member that cannot be null has its zero value when a response lacks it, and that value must not end a wait. For example 'public JobState? State { get; set; }' instead of 'public JobState State { get; set; }'. NSwag writes it so with generateOptionalPropertiesAsNullable.");

    public static readonly DiagnosticDescriptor AbsentStatus = Make(
        "POLL021", Warning, "A response without a status or an id reads like one with it", "{0}: {1}",
        "A member that cannot be null has its zero value when a response lacks it. For example 'public JobState? State { get; set; }' instead of 'public JobState State { get; set; }'. NSwag writes it so with generateOptionalPropertiesAsNullable.");

    public static readonly DiagnosticDescriptor RefusedStatus = Make(
        "POLL022", Warning, "The client refuses a status", "{0}: {1}",
        "A status that the client cannot read is a fault of each poll, and a few of them end the wait. A client with a text for the status, as in 'public string State { get; set; }', takes every status: the typed one is emitted beside it.");

    public static readonly DiagnosticDescriptor IgnoredLink = Make(
        "POLL023", Warning, "A link starts nothing", "Nothing comes of the link {0}: {1}",
        "A link to an operation with x-polling gives the client a method that starts and waits. For example 'links: {job: {operationId: getJob, parameters: {id: $response.body#/id}}}', where the client has methods for both operations.");

    public static readonly DiagnosticDescriptor MalformedLink = Make(
        "POLL024", Error, "A link does not fit", "The link {0} does not fit: {1}",
        "The parameters of a link are those of the operation that it leads to, each with a constant or an expression: 'parameters: {id: $response.body#/id, path.region: $request.query.region, version: 2}'.");

    private static DiagnosticDescriptor Make(string id, DiagnosticSeverity severity, string title, string message, string help)
        => new(id, title, message, "OpenApiPolling", severity, isEnabledByDefault: true, help);
}
