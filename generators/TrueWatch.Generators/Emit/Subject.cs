namespace TrueWatch.Generators.Emit;

/// <summary>
/// What a waiter waits for: the parameters that the client's method has as well, and the target that the runtime is called with. The
/// first is a parameter in front of them; without a description, the runtime's documentation has it.
/// </summary>
internal sealed record Subject(
    BoundMethod Method, string Client, IReadOnlyList<BoundParameter> Parameters, string Target, (string Type, string Name, string? Description)? First)
{
    /// <summary>The same with only what every call has to give.</summary>
    public Subject Required => this with { Parameters = Parameters.Where(parameter => parameter.DefaultValue is null).ToList() };

    public string Declaration => $"this {Method.Client} {Client}" + (First is { } first ? $", {first.Type} {first.Name}" : "") + string.Concat(
        Parameters.Select(parameter => $", {parameter.Type} {parameter.Name}{(parameter.DefaultValue is { } value ? " = " + value : "")}"));

    public string Arguments => Client + (First is { } first ? ", " + first.Name : "") + List(Parameters);

    /// <summary>What the parameters are, in lines.</summary>
    public IEnumerable<string> Documentation => Parameters
        .Select(parameter => (Name: (string?)parameter.PlainName, Description: (string?)Emit.Documentation.Describe(Method, parameter)))
        .Prepend((First?.Name, First?.Description))
        .Where(parameter => parameter.Description is not null)
        .Select(parameter => $"/// <param name=\"{parameter.Name}\">{parameter.Description}</param>");

    public static Subject OfOne(BoundOperation operation, OperationNames names)
        => new(operation.Method, names.Client, operation.Method.Parameters, $"new {EmittedNames.Operation(operation.Name)}({names.Client}{List(operation.Method.Parameters)})", First: null);

    /// <summary>The task that a token is for.</summary>
    public static Subject OfToken(BoundOperation operation, OperationNames names) => new(
        operation.Method, names.Client, [],
        $"{OperationEmitter.QualifiedName(operation)}.FromToken({names.Client}, {names.Token}), {names.Token}",
        ($"{RuntimeNames.Namespace}.PollingResumeToken", names.Token, null));

    public static Subject OfMany(BoundOperation operation, OperationNames names)
    {
        var description = names.Varying.Count == 1
            ? $"One for each task. {Emit.Documentation.Describe(operation.Method, names.Varying[0])}"
            : "The arguments of each task.";
        var target = $"{OperationEmitter.QualifiedName(operation)}.FromEach({names.Client}, {names.Items}{List(names.Common)})";
        return new Subject(operation.Method, names.Client, names.Common, target, (names.ItemsType, names.Items, description));
    }

    /// <summary>A task that is started first.</summary>
    public static Subject OfStart(BoundStarter starter, OperationNames names) => new(
        starter.Method, names.Client, starter.Method.Parameters,
        $"{starter.PolledClient ?? names.Client}, {OperationEmitter.ScheduleOf(starter.Polled)}, {names.Token} => {EmittedNames.Start(starter.Model)}({names.Client}{List(starter.Method.Parameters)}, {names.Token})",
        First: null);

    private static string List(IEnumerable<BoundParameter> parameters) => string.Concat(parameters.Select(parameter => ", " + parameter.Name));
}
