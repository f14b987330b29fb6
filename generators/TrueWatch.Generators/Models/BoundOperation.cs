namespace TrueWatch.Generators.Models;

/// <summary>
/// An operation together with the client's method that was found for it, as C# text. The result is what the access behind the response
/// leads to; the conditions go before the states, in this order; the success code is the HTTP status of a success where the response
/// has none. Where the method does not take all arguments of the document's request, the client holds the rest.
/// </summary>
internal sealed record BoundOperation(
    string Accessibility, string Name, BoundMethod Method, string ResultType, string ResultAccess, BoundStatus Status,
    EquatableArray<BoundCondition> Conditions, int SuccessCode, EquatableArray<BoundException> Exceptions, bool HasAllArguments,
    ScheduleModel Schedule)
{
    /// <summary>Whether a failed request can have a meaning: another success than the one that is read, or one that a condition names.</summary>
    public bool CatchesFailures => ReadsStatusOfFailures || Exceptions.Any(exception => !exception.IsKnownToRuntime);

    /// <summary>Whether a condition can hold for a failed request, such as one that says 404.</summary>
    public bool ReadsStatusOfFailures => Exceptions.Count > 0 && Conditions.Any(condition => condition.IsOfStatusCode);
}
