namespace TrueWatch.Generators.Models;

/// <summary>
/// The status that a waiter goes by. The path is null where the waiter has conditions only; the status is required where the schema
/// says that every answer has it. The outcomes are the statuses that end the task. An enum of outcomes has the outcomes for members,
/// since the answer has no status.
/// </summary>
internal sealed record StatusModel(
    EquatableArray<string>? Path, bool IsRequired, JsonKind Kind, EnumModel Enum, bool HasStates,
    EquatableArray<StatusOutcome> Outcomes, bool IsOutcome);
