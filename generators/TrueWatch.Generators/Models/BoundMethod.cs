namespace TrueWatch.Generators.Models;

/// <summary>
/// The client's method that was found for an operation, as C# text. The methods that call it go into its client's namespace, which is
/// empty for the global one. It or a type around it may be obsolete, or a part of an experiment. The parameters are without the
/// cancellation token, whose parameter is null where it takes none.
/// </summary>
internal sealed record BoundMethod(
    string Namespace, string Client, string Name, string? Summary, bool IsObsolete, string? ExperimentalId,
    EquatableArray<BoundParameter> Parameters, string? CancellationTokenParameter, BoundResponse Response);
