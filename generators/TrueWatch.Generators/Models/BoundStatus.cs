namespace TrueWatch.Generators.Models;

/// <summary>The status of a bound operation, as C# text.</summary>
/// <param name="Enum">The enum's type.</param>
/// <param name="RawStatus">The raw status as a text, by <c>response</c>; null where the answer has none.</param>
/// <param name="ClientEnum">The client's own enum that the raw status is read from; null where it is something else.</param>
/// <param name="IsOutcome">Whether the enum has the outcomes for members.</param>
/// <param name="HasStates">Whether each status means something.</param>
/// <param name="OwnOutcomes">What the statuses mean, where other waiters of the same enum see that otherwise.</param>
/// <param name="OutcomeMembers">The members of an enum of outcomes.</param>
internal sealed record BoundStatus(
    string Enum, string? RawStatus, BoundClientEnum? ClientEnum, bool IsOutcome, bool HasStates,
    EquatableArray<StatusOutcome>? OwnOutcomes, EquatableArray<string> OutcomeMembers);
