namespace TrueWatch.Generators.Models;

/// <summary>
/// An operation that is polled, as the document describes it and without any position in it: a comment or a moved line
/// leaves the model equal.
/// </summary>
/// <param name="OperationId">The id by which the client's method is found; null where only a method is named.</param>
/// <param name="Client">The client's type, where the document names it.</param>
/// <param name="Method">The client's method, where the document names it.</param>
/// <param name="Name">What the waiters are called after.</param>
/// <param name="Status">The status.</param>
/// <param name="Result">The JSON names from the body to the result; empty for the whole body.</param>
/// <param name="Conditions">What goes before the states, in this order.</param>
/// <param name="Successes">The HTTP statuses of its successes.</param>
/// <param name="Schedule">The recommended pace.</param>
/// <param name="Summary">What the operation does.</param>
/// <param name="Parameters">The parameters that the document describes.</param>
/// <param name="ArgumentCount">How many arguments a request has, the body included.</param>
internal sealed record OperationModel(
    string? OperationId,
    string? Client,
    string? Method,
    string Name,
    StatusModel Status,
    EquatableArray<string> Result,
    EquatableArray<ConditionModel> Conditions,
    SuccessCodes Successes,
    ScheduleModel Schedule,
    string? Summary,
    EquatableArray<ParameterModel> Parameters,
    int ArgumentCount)
{
    /// <summary>What a message calls the operation.</summary>
    public string DisplayName => OperationId ?? Method ?? Name;
}
