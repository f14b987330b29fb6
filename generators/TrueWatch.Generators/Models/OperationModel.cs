namespace TrueWatch.Generators.Models;

/// <summary>
/// An operation with <c>x-polling</c>, as the document describes it and without any position in it: a comment or a
/// moved line leaves the model equal.
/// </summary>
/// <param name="OperationId">The id by which the client's method is found.</param>
/// <param name="Name">What the waiters are called after.</param>
/// <param name="Status">The JSON names from the body to the status.</param>
/// <param name="Result">The JSON names from the body to the result; empty for the whole body.</param>
/// <param name="StatusEnum">The enum of the status.</param>
/// <param name="Schedule">The recommended pace.</param>
/// <param name="Summary">What the operation does.</param>
/// <param name="Parameters">What the document says of the parameters.</param>
internal sealed record OperationModel(
    string OperationId,
    string Name,
    EquatableArray<string> Status,
    EquatableArray<string> Result,
    EnumModel StatusEnum,
    ScheduleModel Schedule,
    string? Summary,
    EquatableArray<ParameterModel> Parameters);
