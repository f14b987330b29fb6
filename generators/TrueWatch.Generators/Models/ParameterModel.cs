namespace TrueWatch.Generators.Models;

/// <summary>A parameter's name, what the document says of it, and whether every request has to have it.</summary>
internal sealed record ParameterModel(string Name, string? Description, bool IsRequired);
