namespace TrueWatch.Generators.Models;

/// <summary>An operation with a link to a polled one, as the document describes it and without any position in it.</summary>
/// <param name="OperationId">The id by which the client's method is found.</param>
/// <param name="Link">The name of the link.</param>
/// <param name="Polled">Which of the document's operations is polled.</param>
/// <param name="Name">What the methods are called after.</param>
/// <param name="Waiter">The waiter that is a part of their names; null where the polled operation has no other.</param>
/// <param name="Summary">What the operation does.</param>
/// <param name="Parameters">The parameters that the document describes.</param>
/// <param name="ArgumentCount">How many arguments a request has, the body included.</param>
/// <param name="Codes">The success responses that have the link.</param>
/// <param name="OtherCodes">Those that do not.</param>
/// <param name="IsMistaken">Whether one of those has the values that the link takes all the same.</param>
/// <param name="Successes">The HTTP statuses of its successes.</param>
/// <param name="Arguments">What the link gives to the polled operation.</param>
internal sealed record StarterModel(
    string OperationId, string Link, int Polled, string Name, string? Waiter, string? Summary,
    EquatableArray<ParameterModel> Parameters, int ArgumentCount,
    EquatableArray<string> Codes, EquatableArray<string> OtherCodes, bool IsMistaken, SuccessCodes Successes,
    EquatableArray<LinkArgumentModel> Arguments);
