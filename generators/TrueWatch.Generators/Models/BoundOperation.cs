namespace TrueWatch.Generators.Models;

/// <summary>An operation together with the client's method that was found for it, as C# text.</summary>
/// <param name="Accessibility">The accessibility of the emitted types.</param>
/// <param name="Name">What the waiters are called after.</param>
/// <param name="Method">The client's method.</param>
/// <param name="ResultType">The type of the result.</param>
/// <param name="ResultAccess">What is behind the response to get to the result.</param>
/// <param name="Status">The status.</param>
/// <param name="Conditions">What goes before the states, in this order.</param>
/// <param name="SuccessCode">The HTTP status of a success, where the response has none.</param>
/// <param name="Exceptions">The exceptions of the client that say what the service answered.</param>
/// <param name="HasAllArguments">Whether the method takes all that the document's request has; else the client holds the rest.</param>
/// <param name="Schedule">The recommended pace.</param>
internal sealed record BoundOperation(
    string Accessibility, string Name, BoundMethod Method, string ResultType, string ResultAccess, BoundStatus Status,
    EquatableArray<BoundCondition> Conditions, int SuccessCode, EquatableArray<BoundException> Exceptions, bool HasAllArguments,
    ScheduleModel Schedule)
{
    public string StatusEnum => Status.Enum;

    /// <summary>Whether a failed request can have a meaning: another success than the one that is read, or one that a condition names.</summary>
    public bool CatchesFailures => ReadsStatusOfFailures || Exceptions.Any(exception => !exception.IsKnownToRuntime);

    /// <summary>Whether a condition can hold for a failed request, such as one that says 404.</summary>
    public bool ReadsStatusOfFailures => Exceptions.Count > 0 && Conditions.Any(condition => condition.IsOfStatusCode);
}
