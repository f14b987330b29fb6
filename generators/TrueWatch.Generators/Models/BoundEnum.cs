namespace TrueWatch.Generators.Models;

/// <summary>A status enum with the namespace and accessibility that it is emitted with.</summary>
internal sealed record BoundEnum(string Namespace, string Accessibility, EnumModel Model);
