namespace TrueWatch.Generators.Models;

/// <summary>The client's method that was found for an operation, as C# text.</summary>
/// <param name="Namespace">Where the methods that call it go: the client's namespace; empty for the global one.</param>
/// <param name="Client">The client's type.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">What the operation does.</param>
/// <param name="IsObsolete">Whether the method or a type around it is obsolete, so that what calls it is.</param>
/// <param name="ExperimentalId">The id of the experiment that it is a part of; null where it is of none.</param>
/// <param name="Parameters">Its parameters, without the cancellation token.</param>
/// <param name="CancellationTokenParameter">The name of the token's parameter; null where it takes none.</param>
/// <param name="Response">What it answers with.</param>
internal sealed record BoundMethod(
    string Namespace, string Client, string Name, string? Summary, bool IsObsolete, string? ExperimentalId,
    EquatableArray<BoundParameter> Parameters, string? CancellationTokenParameter, BoundResponse Response);
