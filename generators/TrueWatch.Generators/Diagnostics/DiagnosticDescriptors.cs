namespace TrueWatch.Generators.Diagnostics;

/// <summary>Everything that the generator has to say about a document or a client.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "OpenApiPolling";

    private static readonly DiagnosticDescriptor UnreadableDocument = new(
        DiagnosticIds.UnreadableDocument, "The document cannot be read",
        "The OpenAPI document cannot be read: {0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Waiters are generated from a YAML or JSON document, in UTF-8, that begins with a version such as 'openapi: 3.0.3'.");

    private static readonly DiagnosticDescriptor MalformedPolling = new(
        DiagnosticIds.MalformedPolling, "x-polling is not well-formed",
        "{0}: {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "For example: 'x-polling: {name: Job, status: $response.body#/state, states: {pending: [running], success: [done]}, timeout: PT10M}'. Durations are ISO 8601.");

    private static readonly DiagnosticDescriptor StatusWithoutState = new(
        DiagnosticIds.StatusWithoutState, "A status has no state",
        "The enum of '{1}' lists the status '{0}', but x-polling '{2}' does not say what it means; add it to pending, success, failure or canceled", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Every documented status is either pending or one of the three ends of a task. For example, where the enum is [running, done, failed]: 'states: {pending: [running], success: [done], failure: [failed]}'.");

    private static readonly DiagnosticDescriptor UnknownStatus = new(
        DiagnosticIds.UnknownStatus, "A state names an unknown status",
        "x-polling '{0}' names the status '{1}', which the enum of '{2}' does not list{3}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A state may name only values that the enum of the status lists. For example, where the enum is [running, done]: 'success: [done]', not 'success: [finished]'.");

    private static readonly DiagnosticDescriptor StatusWithTwoStates = new(
        DiagnosticIds.StatusWithTwoStates, "A status has two states",
        "x-polling '{0}' names the status '{1}' more than once; it is in '{2}' already", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A status means one thing. For example 'states: {pending: [running], success: [done]}', not 'states: {pending: [running, done], success: [done]}'.");

    private static readonly DiagnosticDescriptor ExpressionLeadsNowhere = new(
        DiagnosticIds.ExpressionLeadsNowhere, "An expression leads nowhere",
        "The expression '{0}' leads nowhere: {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Expressions follow the schema of the operation's success response. For example, '$response.body#/content/status' for {\"content\": {\"status\": \"done\"}}.");

    private static readonly DiagnosticDescriptor NoClientMethod = new(
        DiagnosticIds.NoClientMethod, "No client method fits the operation",
        "No waiter for operation '{0}': {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The client's method is found by the operation's id: 'getJob' is GetJobAsync or GetJob. Where it is called otherwise, x-polling names it, as in 'client: IPrintClient' and 'method: FetchJobAsync'. It returns a Task or ValueTask of the response.");

    private static readonly DiagnosticDescriptor MemberDoesNotFit = new(
        DiagnosticIds.MemberDoesNotFit, "A member of the response does not fit",
        "No waiter for operation '{0}': {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Members are found by [JsonPropertyName(\"import_info\")], else by their name in PascalCase: 'import_info' is ImportInfo. A status that is a text is a string or an enum, one that is an integer a whole number or an enum.");

    private static readonly DiagnosticDescriptor NameUsedTwice = new(
        DiagnosticIds.NameUsedTwice, "A name is used twice",
        "x-polling '{0}' would emit {1}; give it another name", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Waiters and status enums of one namespace need names of their own: 'name' names the waiters, and 'enum' the enum of the status.");

    private static readonly DiagnosticDescriptor MalformedCondition = new(
        DiagnosticIds.MalformedCondition, "A condition is not well-formed",
        "{0}: {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "For example: $response.body#/state == 'done' && $statusCode == 200, $response.body#/state in ['failed', 'lost'], or $response.body#/error, which asks whether it is there.");

    private static readonly DiagnosticDescriptor ImpossibleValue = new(
        DiagnosticIds.ImpossibleValue, "A condition compares with an impossible value",
        "{0}: {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A value has to be one that the schema allows. For example $response.body#/pages == 3 where pages is an integer, and $statusCode == 404.");

    private static readonly DiagnosticDescriptor NoSuccess = new(
        DiagnosticIds.NoSuccess, "No wait can succeed",
        "{0}: {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A waiter needs a status or a condition for its success. For example 'states: {pending: [running], success: [done]}', or 'success: [$statusCode == 200]'.");

    private static readonly DiagnosticDescriptor DelayOverTimeout = new(
        DiagnosticIds.DelayOverTimeout, "A delay is longer than the timeout",
        "{0}: {1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "For example 'delay: {initial: PT2S, maximum: PT1M}' with 'timeout: PT30M'.");

    private static readonly DiagnosticDescriptor UnreachableCondition = new(
        DiagnosticIds.UnreachableCondition, "A condition is never reached",
        "{0}: {1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Conditions are asked in the order failure, canceled, success; the first one that holds decides. For example, with 'failure: $response.body#/error', a 'success: $response.body#/error' says nothing.");

    private static readonly DiagnosticDescriptor IgnoredExtension = new(
        DiagnosticIds.IgnoredExtension, "An extension is ignored",
        "The extension '{0}' is ignored; {1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "For example 'x-poling' instead of 'x-polling', or an x-polling beside 'get' instead of in it.");

    private static readonly DiagnosticDescriptor UnsupportedLanguage = new(
        DiagnosticIds.UnsupportedLanguage, "C# is too old",
        "The waiters need C# 9 or later, and the project is compiled as C# {0}; set <LangVersion>9</LangVersion> or later", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Projects for netstandard2.0 and the .NET Framework are compiled as C# 7.3 unless they say otherwise: <LangVersion>latest</LangVersion>.");

    private static readonly DiagnosticDescriptor MissingRuntime = new(
        DiagnosticIds.MissingRuntime, "The runtime is missing",
        "The waiters need the package TrueWatch.Polling, which the project does not reference", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The package TrueWatch.Generators brings it along, unless its reference excludes the assets of its dependencies. Then: <PackageReference Include=\"TrueWatch.Polling\" Version=\"...\" />.");

    private static readonly DiagnosticDescriptor MalformedEnum = new(
        DiagnosticIds.MalformedEnum, "Names or descriptions do not fit the enum",
        "'{0}' does not fit the enum of x-polling '{1}': {2}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A list has an entry for each value, in the order of the enum: 'enum: [running, done]' and 'x-enum-varnames: [Running, Done]'. Descriptions may be a mapping instead, which a new value leaves as it is: 'x-enum-descriptions: {running: Being done}'.");

    private static readonly DiagnosticDescriptor UnreadReference = new(
        DiagnosticIds.UnreadReference, "A part of the document is not read",
        "'{0}' is not read: it is {1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The generator reads one file. An x-polling in another one gives no waiter: write the path item into the document, or bundle the files, as 'redocly bundle' does.");

    private static readonly DiagnosticDescriptor AbsentStatusEnds = new(
        DiagnosticIds.AbsentStatusEnds, "A response without a status reads like an end",
        "{0}: {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A member that cannot be null has its zero value when a response lacks it, and that value must not end a wait. For example 'public JobState? State { get; set; }' instead of 'public JobState State { get; set; }'. NSwag writes it so with generateOptionalPropertiesAsNullable.");

    private static readonly DiagnosticDescriptor AbsentStatus = new(
        DiagnosticIds.AbsentStatus, "A response without a status or an id reads like one with it",
        "{0}: {1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A member that cannot be null has its zero value when a response lacks it. For example 'public JobState? State { get; set; }' instead of 'public JobState State { get; set; }'. NSwag writes it so with generateOptionalPropertiesAsNullable.");

    private static readonly DiagnosticDescriptor RefusedStatus = new(
        DiagnosticIds.RefusedStatus, "The client refuses a status",
        "{0}: {1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A status that the client cannot read is a fault of each poll, and a few of them end the wait. A client with a text for the status, as in 'public string State { get; set; }', takes every status: the typed one is emitted beside it.");

    private static readonly DiagnosticDescriptor IgnoredLink = new(
        DiagnosticIds.IgnoredLink, "A link starts nothing",
        "Nothing comes of the link {0}: {1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A link to an operation with x-polling gives the client a method that starts and waits. For example 'links: {job: {operationId: getJob, parameters: {id: $response.body#/id}}}', where the client has methods for both operations.");

    private static readonly DiagnosticDescriptor MalformedLink = new(
        DiagnosticIds.MalformedLink, "A link does not fit",
        "The link {0} does not fit: {1}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The parameters of a link are those of the operation that it leads to, each with a constant or an expression: 'parameters: {id: $response.body#/id, path.region: $request.query.region, version: 2}'.");

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        UnreadableDocument, MalformedPolling, StatusWithoutState, UnknownStatus, StatusWithTwoStates,
        ExpressionLeadsNowhere, NoClientMethod, MemberDoesNotFit, NameUsedTwice, MalformedCondition,
        ImpossibleValue, NoSuccess, DelayOverTimeout, UnreachableCondition, IgnoredExtension, UnsupportedLanguage,
        MissingRuntime, MalformedEnum, UnreadReference, AbsentStatusEnds, AbsentStatus, RefusedStatus,
        IgnoredLink, MalformedLink,
    }.ToDictionary(descriptor => descriptor.Id);

    /// <summary>All of them, in the order of their ids.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor Get(string id) => ById[id];
}
