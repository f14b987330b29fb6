namespace TrueWatch.Generators.Models;

/// <summary>An operation together with the client's method that was found for it, as C# text.</summary>
/// <param name="Namespace">Where the waiters go: the client's namespace; empty for the global one.</param>
/// <param name="Accessibility">The accessibility of the emitted types.</param>
/// <param name="Name">What the waiters are called after.</param>
/// <param name="Summary">What the operation does.</param>
/// <param name="Client">The client's type.</param>
/// <param name="Method">The client's method.</param>
/// <param name="Parameters">The method's parameters, without the cancellation token.</param>
/// <param name="CancellationTokenParameter">The name of the token's parameter; null where the method takes none.</param>
/// <param name="ResultType">The type of the result.</param>
/// <param name="ResultAccess">What is behind the response to get to the result.</param>
/// <param name="StatusAccess">What is behind the response to get to the raw status.</param>
/// <param name="StatusEnum">The enum's type.</param>
/// <param name="Schedule">The recommended pace.</param>
internal sealed record BoundOperation(
    string Namespace,
    string Accessibility,
    string Name,
    string? Summary,
    string Client,
    string Method,
    EquatableArray<BoundParameter> Parameters,
    string? CancellationTokenParameter,
    string ResultType,
    string ResultAccess,
    string StatusAccess,
    string StatusEnum,
    ScheduleModel Schedule);
