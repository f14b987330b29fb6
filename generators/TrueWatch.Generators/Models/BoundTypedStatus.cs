namespace TrueWatch.Generators.Models;

/// <summary>
/// A partial response type, of the kind <c>class</c>, <c>struct</c>, <c>record</c> or <c>record struct</c>, that gets a typed property
/// beside the one with its raw status. Attributes tell the JSON libraries that are there to leave it alone.
/// </summary>
internal sealed record BoundTypedStatus(
    string Namespace, string TypeKind, string TypeName, string Property, string RawProperty, string StatusEnum, string Accessibility,
    EquatableArray<string> IgnoreAttributes);
