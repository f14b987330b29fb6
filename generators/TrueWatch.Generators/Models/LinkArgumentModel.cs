namespace TrueWatch.Generators.Models;

/// <summary>An argument that a link gives to the polled operation.</summary>
/// <param name="Parameter">The parameter of the polled operation.</param>
/// <param name="Kind">What that is.</param>
/// <param name="IsRequired">Whether every request of it has the parameter.</param>
/// <param name="Text">The argument as the link has it.</param>
/// <param name="Value">Where the argument is; null for a constant.</param>
/// <param name="IsAlwaysThere">Whether the schema says that it is always there.</param>
internal sealed record LinkArgumentModel(string Parameter, JsonKind Kind, bool IsRequired, string Text, ExpressionModel? Value, bool IsAlwaysThere)
{
    public bool IsOfResponseBody => Value is { Kind: OperandKind.Body, IsOfRequest: false };
}
