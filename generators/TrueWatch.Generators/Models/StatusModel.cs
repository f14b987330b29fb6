namespace TrueWatch.Generators.Models;

/// <summary>The status that a waiter goes by.</summary>
/// <param name="Path">The JSON names from the body to the status; null where the waiter has conditions only.</param>
/// <param name="IsRequired">Whether the schema says that every answer has it.</param>
/// <param name="Kind">What the status is on the wire: a text, an integer or a boolean.</param>
/// <param name="Enum">The enum of the statuses.</param>
/// <param name="HasStates">Whether the document says of each status what it means.</param>
/// <param name="Outcomes">The statuses that end the task.</param>
/// <param name="IsOutcome">Whether the enum has the outcomes for members, since the answer has no status.</param>
internal sealed record StatusModel(
    EquatableArray<string>? Path, bool IsRequired, JsonKind Kind, EnumModel Enum, bool HasStates,
    EquatableArray<StatusOutcome> Outcomes, bool IsOutcome);
