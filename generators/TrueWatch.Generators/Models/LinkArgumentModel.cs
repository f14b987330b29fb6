namespace TrueWatch.Generators.Models;

/// <summary>An argument that a link gives to the polled operation.</summary>
/// <param name="Parameter">The parameter of the polled operation.</param>
/// <param name="IsRequired">Whether every request of it has the parameter.</param>
/// <param name="Source">Where the argument is.</param>
/// <param name="Names">The JSON names that lead to it, the name of the header or of the parameter, or the constant.</param>
/// <param name="Text">The argument as the link has it.</param>
/// <param name="Kind">What the parameter is.</param>
/// <param name="IsAlwaysThere">Whether the schema says that it is always there.</param>
/// <param name="Place">Which of the starter's places it is at; its name is at the one before.</param>
internal sealed record LinkArgumentModel(
    string Parameter, bool IsRequired, LinkSource Source, EquatableArray<string> Names, string Text, JsonKind Kind, bool IsAlwaysThere, int Place);
