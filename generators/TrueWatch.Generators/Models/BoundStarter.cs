namespace TrueWatch.Generators.Models;

/// <summary>An operation that starts what another one polls, together with the client's method that was found for it, as C# text.</summary>
/// <param name="Accessibility">The accessibility of the emitted types.</param>
/// <param name="Model">What the document says.</param>
/// <param name="Method">The client's method, with the parameters of the starter.</param>
/// <param name="Call">The arguments that it is called with.</param>
/// <param name="ResponseType">The type of what it answers with.</param>
/// <param name="PolledClient">The parameter for the client that polls; null where it is the same.</param>
/// <param name="Arguments">The arguments of the poll, in the order of its parameters.</param>
/// <param name="Polled">The polled operation.</param>
internal sealed record BoundStarter(
    string Accessibility, StarterModel Model, BoundMethod Method, EquatableArray<string> Call, string ResponseType,
    string? PolledClient, EquatableArray<BoundLinkArgument> Arguments, BoundOperation Polled);
