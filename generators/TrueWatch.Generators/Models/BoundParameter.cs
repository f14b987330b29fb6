namespace TrueWatch.Generators.Models;

/// <summary>A parameter of the client's method, as C# text.</summary>
/// <param name="Type">The type, with <c>global::</c>.</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="DefaultValue">The default value, or null where the parameter has none.</param>
/// <param name="Description">What the document says of it, if it says anything.</param>
internal sealed record BoundParameter(string Type, string Name, string? DefaultValue, string? Description);
