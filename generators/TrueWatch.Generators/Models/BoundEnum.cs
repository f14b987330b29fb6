namespace TrueWatch.Generators.Models;

/// <summary>
/// An enum that is emitted for the kind of value that the service sends, with what its members mean to all waiters that use it;
/// null where conditions say it, or they differ.
/// </summary>
internal sealed record BoundEnum(string Namespace, string Accessibility, EnumModel Model, JsonKind Kind, EquatableArray<StatusOutcome>? Outcomes);
