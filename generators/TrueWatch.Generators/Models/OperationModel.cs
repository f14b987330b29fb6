namespace TrueWatch.Generators.Models;

/// <summary>
/// An operation that is polled, as the document describes it and without any position in it: a comment or a moved line
/// leaves the model equal.
/// </summary>
/// <param name="Call">How it is called.</param>
/// <param name="Client">The client's type, where the document names it.</param>
/// <param name="Method">The client's method, where the document names it.</param>
/// <param name="Name">What the waiters are called after.</param>
/// <param name="Status">The status.</param>
/// <param name="Result">The JSON names from the body to the result; empty for the whole body.</param>
/// <param name="Conditions">What goes before the states, in this order.</param>
/// <param name="Schedule">The recommended pace.</param>
/// <param name="Starters">What starts a task that it tells about.</param>
internal sealed record OperationModel(
    CallModel Call,
    string? Client,
    string? Method,
    string Name,
    StatusModel Status,
    EquatableArray<string> Result,
    EquatableArray<ConditionModel> Conditions,
    ScheduleModel Schedule,
    EquatableArray<StarterModel> Starters = default)
{
    /// <summary>What a message calls the operation.</summary>
    public string DisplayName => Call.OperationId ?? Method ?? Name;
}
