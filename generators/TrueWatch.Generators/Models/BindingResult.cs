namespace TrueWatch.Generators.Models;

/// <summary>All that is to be emitted, and all that does not fit.</summary>
internal sealed record BindingResult(
    EquatableArray<BoundOperation> Operations, EquatableArray<BoundStarter> Starters, EquatableArray<BoundEnum> Enums,
    EquatableArray<BoundTypedStatus> TypedStatuses, EquatableArray<BindingDiagnostic> Diagnostics);
