namespace TrueWatch.Generators.Emit;

/// <summary>
/// What a waiter waits for: the parameters that the client's method has as well, and the target that the runtime is called with. The
/// first is a parameter in front of them; without a description, the runtime's documentation has it.
/// </summary>
internal sealed record Subject(
    BoundMethod Method, string Client, IReadOnlyList<BoundParameter> Parameters, string Target,
    (string Type, string Name, string? Description)? First = null)
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

    /// <summary>The arguments behind another one.</summary>
    public static string List(IEnumerable<BoundParameter> parameters) => string.Concat(parameters.Select(one => ", " + one.Name));
}
