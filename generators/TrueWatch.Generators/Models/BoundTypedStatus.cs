namespace TrueWatch.Generators.Models;

/// <summary>A partial response type that gets a typed property beside its raw status.</summary>
/// <param name="Namespace">The type's namespace; empty for the global one.</param>
/// <param name="TypeKind"><c>class</c>, <c>struct</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="TypeName">The type's name.</param>
/// <param name="Property">The name of the typed property.</param>
/// <param name="RawProperty">The property that holds the raw status.</param>
/// <param name="StatusEnum">The enum's type.</param>
/// <param name="Accessibility">The accessibility of the property.</param>
/// <param name="IgnoreAttributes">What tells the JSON libraries that are there to leave the property alone.</param>
internal sealed record BoundTypedStatus(
    string Namespace, string TypeKind, string TypeName, string Property, string RawProperty, string StatusEnum, string Accessibility,
    EquatableArray<string> IgnoreAttributes);
