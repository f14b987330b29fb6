namespace TrueWatch.Generators.Models;

/// <summary>An operation as something to call, as the document describes it; the body is one of the arguments.</summary>
internal sealed record CallModel(
    string? OperationId, string? Summary, EquatableArray<ParameterModel> Parameters, int ArgumentCount, SuccessCodes Successes);
