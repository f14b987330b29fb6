namespace TrueWatch.Generators.Models;

/// <summary>
/// An operation that is polled, as the document describes it and without any position in it: a comment or a moved line
/// leaves the model equal. Client and method are there where the document names them; the result is empty for the whole body;
/// the conditions go before the states, in this order.
/// </summary>
internal sealed record OperationModel(
    CallModel Call, string? Client, string? Method, string Name, StatusModel Status, EquatableArray<string> Result,
    EquatableArray<ConditionModel> Conditions, ScheduleModel Schedule, EquatableArray<StarterModel> Starters = default)
{
    /// <summary>What a message calls the operation: what has no id names its method.</summary>
    public string DisplayName => Call.OperationId ?? Method!;
}
