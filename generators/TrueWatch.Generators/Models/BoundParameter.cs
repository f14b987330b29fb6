namespace TrueWatch.Generators.Models;

/// <summary>A parameter of the client's method, as C# text.</summary>
/// <param name="Type">The type, with <c>global::</c>.</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="DefaultValue">The default value, or null where the parameter has none.</param>
/// <param name="Description">What the document says of it, if it says anything.</param>
/// <param name="Form">How it is written as text.</param>
/// <param name="IsNullable">Whether the type says that null is welcome.</param>
/// <param name="Replacement">What the client is given instead of null; null where it is given what there is.</param>
internal sealed record BoundParameter(
    string Type, string Name, string? DefaultValue, string? Description, ArgumentForm Form, bool IsNullable, string? Replacement)
{
    public string PlainName => Name.TrimStart('@');

    public string UnderlyingType => IsNullable ? Type.TrimEnd('?') : Type;

    /// <summary>How the client's method is given a value.</summary>
    public string Pass(string value) => $"{Name}: {value}{(Replacement is null ? "" : " ?? " + Replacement)}";
}
