namespace TrueWatch.Generators.Models;

/// <summary>
/// An operation that starts what another one polls, together with the client's method that was found for it, as C# text. The method has
/// the parameters of the starter, and is called with the call's arguments; the polled client is the parameter for a client that polls
/// and is another; the arguments are those of the poll, in the order of its parameters.
/// </summary>
internal sealed record BoundStarter(
    string Accessibility, StarterModel Model, BoundMethod Method, EquatableArray<string> Call, string ResponseType,
    string? PolledClient, EquatableArray<BoundLinkArgument> Arguments, BoundOperation Polled);
