namespace TrueWatch.Generators.Models;

/// <summary>A parameter's name and what the document says of it.</summary>
internal sealed record ParameterModel(string Name, string? Description);
