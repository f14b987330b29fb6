namespace TrueWatch.Generators.Models;

/// <summary>An operation as something to call, as the document describes it.</summary>
/// <param name="OperationId">The id by which the client's method is found; null where it has none.</param>
/// <param name="Summary">What the operation does.</param>
/// <param name="Parameters">The parameters that the document describes.</param>
/// <param name="ArgumentCount">How many arguments a request has, the body included.</param>
/// <param name="Successes">The HTTP statuses of its successes.</param>
internal sealed record CallModel(
    string? OperationId, string? Summary, EquatableArray<ParameterModel> Parameters, int ArgumentCount, SuccessCodes Successes);
