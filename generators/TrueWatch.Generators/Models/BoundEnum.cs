namespace TrueWatch.Generators.Models;

/// <summary>An enum with the namespace and accessibility that it is emitted with.</summary>
/// <param name="Namespace">Where it goes; empty for the global namespace.</param>
/// <param name="Accessibility">Its accessibility.</param>
/// <param name="Model">The enum.</param>
/// <param name="Kind">What the service sends for its members.</param>
/// <param name="Outcomes">What its members mean to all waiters that use it; null where conditions say it, or they differ.</param>
internal sealed record BoundEnum(string Namespace, string Accessibility, EnumModel Model, JsonKind Kind, EquatableArray<StatusOutcome>? Outcomes);
