namespace TrueWatch.Generators.Models;

/// <summary>
/// The status of a bound operation, as C# text. The raw status is a text, by <c>response</c>, and null where the answer has none; the
/// client's enum is that from which it is read. An enum of outcomes has the outcomes for members. The operation has outcomes of its
/// own where other waiters of the same enum see that otherwise.
/// </summary>
internal sealed record BoundStatus(
    string Enum, string? RawStatus, BoundClientEnum? ClientEnum, bool IsOutcome, bool HasStates, EquatableArray<StatusOutcome>? OwnOutcomes);
