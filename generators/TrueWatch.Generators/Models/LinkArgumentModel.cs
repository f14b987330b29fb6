namespace TrueWatch.Generators.Models;

/// <summary>
/// An argument that a link gives to the polled operation, for a parameter that every request has where it is required. The value is an
/// expression, null for a constant; it is always there where the schema says so.
/// </summary>
internal sealed record LinkArgumentModel(string Parameter, JsonKind Kind, bool IsRequired, string Text, ExpressionModel? Value, bool IsAlwaysThere)
{
    public bool IsOfResponseBody => Value is { Kind: OperandKind.Body, IsOfRequest: false };
}
