namespace TrueWatch.Generators.Models;

/// <summary>
/// The HTTP statuses of an operation's successes: the one whose response is read, null where the document does not say, and whether
/// others are told from it by a body of their own, or by none.
/// </summary>
internal sealed record SuccessCodes(int? First, bool HasOthers, bool AreTold);
