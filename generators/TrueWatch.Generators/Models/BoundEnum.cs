namespace TrueWatch.Generators.Models;

/// <summary>An enum with the namespace and accessibility that it is emitted with.</summary>
/// <param name="Namespace">Where it goes; empty for the global namespace.</param>
/// <param name="Accessibility">Its accessibility.</param>
/// <param name="Model">The enum.</param>
/// <param name="HasValueType">Whether its open form is emitted, too.</param>
/// <param name="Outcomes">What its members mean to all waiters that use it; null where they mean nothing or differ.</param>
internal sealed record BoundEnum(
    string Namespace, string Accessibility, EnumModel Model, bool HasValueType, EquatableArray<StatusOutcome>? Outcomes);
