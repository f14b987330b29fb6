namespace TrueWatch.Generators.Emit;

/// <summary>What a waiter waits for, as it stands in the parameters of the method and in the call of the runtime.</summary>
/// <param name="Declaration">The parameters.</param>
/// <param name="RequiredDeclaration">Those that every call has to give.</param>
/// <param name="RequiredArguments">The same as arguments.</param>
/// <param name="Target">What the runtime is called with.</param>
/// <param name="Documentation">What the parameters are, in lines.</param>
/// <param name="RequiredDocumentation">The same of those that every call has to give.</param>
internal sealed record Subject(
    string Declaration,
    string RequiredDeclaration,
    string RequiredArguments,
    string Target,
    IReadOnlyList<string> Documentation,
    IReadOnlyList<string> RequiredDocumentation)
{
    /// <summary>One task.</summary>
    public static Subject OfOne(BoundOperation operation, OperationNames names) => Of(
        operation.Method, names, operation.Method.Parameters, null, $"new {EmittedNames.Operation(operation.Name)}({names.Client}{List(operation.Method.Parameters)})");

    /// <summary>The task that a token is for.</summary>
    public static Subject OfToken(BoundOperation operation, OperationNames names) => Of(
        operation.Method,
        names,
        [],
        ($"{RuntimeNames.Namespace}.PollingResumeToken {names.Token}", names.Token, null),
        $"{OperationEmitter.QualifiedName(operation)}.FromToken({names.Client}, {names.Token}), {names.Token}");

    /// <summary>Many tasks.</summary>
    public static Subject OfMany(BoundOperation operation, OperationNames names) => Of(
        operation.Method,
        names,
        names.Common,
        ($"{names.ItemsType} {names.Items}", names.Items, names.Varying.Count == 1
            ? $"One for each task. {Emit.Documentation.Describe(operation.Method, names.Varying[0])}"
            : "The arguments of each task."),
        $"{OperationEmitter.QualifiedName(operation)}.FromEach({names.Client}, {names.Items}{List(names.Common)})");

    /// <summary>A task that is started first.</summary>
    public static Subject OfStart(BoundStarter starter, OperationNames names) => Of(
        starter.Method,
        names,
        starter.Method.Parameters,
        null,
        $"{starter.PolledClient ?? names.Client}, {OperationEmitter.ScheduleOf(starter.Polled)}, {names.Token} => {EmittedNames.Start(starter.Model)}({names.Client}{List(starter.Method.Parameters)}, {names.Token})");

    private static Subject Of(
        BoundMethod method,
        OperationNames names,
        IReadOnlyList<BoundParameter> parameters,
        (string Declaration, string Name, string? Description)? first,
        string target)
    {
        var start = $"this {method.Client} {names.Client}" + (first is { } one ? ", " + one.Declaration : "");
        var required = parameters.Where(parameter => parameter.DefaultValue is null).ToList();
        return new Subject(
            start + string.Concat(parameters.Select(parameter => $", {parameter.Type} {parameter.Name}{(parameter.DefaultValue is { } value ? " = " + value : "")}")),
            start + string.Concat(required.Select(parameter => $", {parameter.Type} {parameter.Name}")),
            names.Client + (first is null ? "" : ", " + first.Value.Name) + List(required),
            target,
            Document(parameters),
            Document(required));

        List<string> Document(IEnumerable<BoundParameter> described) => described
            .Select(parameter => (Name: parameter.PlainName, Description: (string?)Emit.Documentation.Describe(method, parameter)))
            .Prepend((Name: first?.Name ?? "", first?.Description))
            .Where(parameter => parameter.Description is not null)
            .Select(parameter => $"/// <param name=\"{parameter.Name}\">{parameter.Description}</param>")
            .ToList();
    }

    private static string List(IEnumerable<BoundParameter> parameters) => string.Concat(parameters.Select(parameter => ", " + parameter.Name));
}
