using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Everything that the generator has to say about a document or a client.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "OpenApiPolling";

    private static readonly DiagnosticDescriptor UnreadableDocument = new(
        DiagnosticIds.UnreadableDocument,
        "The document cannot be read",
        "The OpenAPI document cannot be read: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Waiters are generated from a YAML or JSON document with a top-level 'openapi' key.");

    private static readonly DiagnosticDescriptor MalformedPolling = new(
        DiagnosticIds.MalformedPolling,
        "x-polling is not well-formed",
        "x-polling of operation '{0}': {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "x-polling needs a name, a status expression and states; delay and timeout are ISO 8601 durations.");

    private static readonly DiagnosticDescriptor StatusWithoutState = new(
        DiagnosticIds.StatusWithoutState,
        "A status has no state",
        "The enum of '{1}' lists the status '{0}', but x-polling '{2}' does not say what it means; add it to pending, success, failure or canceled",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Every documented status is either pending or one of the three ends of a task.");

    private static readonly DiagnosticDescriptor UnknownStatus = new(
        DiagnosticIds.UnknownStatus,
        "A state names an unknown status",
        "x-polling '{0}' names the status '{1}', which the enum of '{2}' does not list; it lists {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A state may name only values that the enum of the status lists.");

    private static readonly DiagnosticDescriptor StatusWithTwoStates = new(
        DiagnosticIds.StatusWithTwoStates,
        "A status has two states",
        "x-polling '{0}' names the status '{1}' more than once; it is in '{2}' already",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Every documented status is either pending or one of the three ends of a task.");

    private static readonly DiagnosticDescriptor ExpressionLeadsNowhere = new(
        DiagnosticIds.ExpressionLeadsNowhere,
        "An expression leads nowhere",
        "The expression '{0}' leads nowhere: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Expressions such as $response.body#/content/status follow the schema of the operation's success response.");

    private static readonly DiagnosticDescriptor NoClientMethod = new(
        DiagnosticIds.NoClientMethod,
        "No client method fits the operation",
        "No waiter for operation '{0}': {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The client's method is found by the operation's id; it returns a Task or ValueTask of the response.");

    private static readonly DiagnosticDescriptor MemberDoesNotFit = new(
        DiagnosticIds.MemberDoesNotFit,
        "A member of the answer does not fit",
        "No waiter for operation '{0}': {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The members of the response types are found by [JsonPropertyName], else by their name in PascalCase.");

    private static readonly DiagnosticDescriptor NameUsedTwice = new(
        DiagnosticIds.NameUsedTwice,
        "A name is used twice",
        "x-polling '{0}' would emit '{1}', but the project or another x-polling has that already; give it another name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Waiters and status enums of one namespace need names of their own.");

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        UnreadableDocument, MalformedPolling, StatusWithoutState, UnknownStatus, StatusWithTwoStates,
        ExpressionLeadsNowhere, NoClientMethod, MemberDoesNotFit, NameUsedTwice,
    }.ToDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Get(string id) => ById[id];
}
