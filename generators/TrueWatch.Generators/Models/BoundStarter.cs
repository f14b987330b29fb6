namespace TrueWatch.Generators.Models;

/// <summary>An operation that starts what another one polls, together with the client's method that was found for it, as C# text.</summary>
/// <param name="Namespace">Where the methods go: the client's namespace; empty for the global one.</param>
/// <param name="Accessibility">The accessibility of the emitted types.</param>
/// <param name="Model">What the document says.</param>
/// <param name="Client">The client's type.</param>
/// <param name="Method">The client's method.</param>
/// <param name="IsObsolete">Whether one of the methods that are called is obsolete.</param>
/// <param name="ExperimentalId">The id of the experiment that one of them is a part of; null where they are of none.</param>
/// <param name="Parameters">The method's parameters, without the cancellation token.</param>
/// <param name="AllParameters">Those of the starter: what every call has to give first.</param>
/// <param name="CancellationTokenParameter">The name of the token's parameter; null where the method takes none.</param>
/// <param name="Response">What the method answers with.</param>
/// <param name="ResponseType">Its type.</param>
/// <param name="StatusPattern">The HTTP statuses of the responses that have the link; null where all successes do.</param>
/// <param name="PolledClient">The parameter for the client that polls; null where it is the same.</param>
/// <param name="Arguments">The arguments of the poll, in the order of its parameters.</param>
/// <param name="Polled">The polled operation.</param>
internal sealed record BoundStarter(
    string Namespace, string Accessibility, StarterModel Model, string Client, string Method, bool IsObsolete, string? ExperimentalId,
    EquatableArray<BoundParameter> Parameters, EquatableArray<BoundParameter> AllParameters, string? CancellationTokenParameter,
    BoundResponse Response, string ResponseType, string? StatusPattern, string? PolledClient,
    EquatableArray<BoundLinkArgument> Arguments, BoundOperation Polled)
{
    /// <summary>The name of the waiter, where that is a part of what the methods are called.</summary>
    public string ForWaiter => Model.Waiter is null ? "" : "For" + Model.Waiter;
}
