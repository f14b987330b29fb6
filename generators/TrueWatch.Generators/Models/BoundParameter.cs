namespace TrueWatch.Generators.Models;

/// <summary>
/// A parameter of the client's method, as C# text: the type with <c>global::</c>, the name escaped where it is a keyword. It is nullable
/// where the type says that null is welcome; the client is given the replacement, if there is one, instead of null.
/// </summary>
internal sealed record BoundParameter(
    string Type, string Name, string? DefaultValue, string? Description, ArgumentForm Form, bool IsNullable, string? Replacement)
{
    public string PlainName => Name.TrimStart('@');

    public string UnderlyingType => IsNullable ? Type.TrimEnd('?') : Type;

    /// <summary>How the client's method is given a value.</summary>
    public string Pass(string value) => $"{Name}: {value}{(Replacement is null ? "" : " ?? " + Replacement)}";
}
