namespace TrueWatch.Generators.Models;

/// <summary>The HTTP statuses of an operation's successes.</summary>
/// <param name="First">The one whose response is read; null where the document does not say.</param>
/// <param name="HasOthers">Whether the document has others beside it.</param>
/// <param name="AreTold">Whether each of the others has a body of its own, or none, so that a client can tell it from the first.</param>
internal sealed record SuccessCodes(int? First, bool HasOthers, bool AreTold)
{
    /// <summary>The only one; null where the document has none or several.</summary>
    public int? Only => HasOthers ? null : First;
}
