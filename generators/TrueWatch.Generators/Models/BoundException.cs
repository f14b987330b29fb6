namespace TrueWatch.Generators.Models;

/// <summary>
/// An exception by which the client says that the service answered with an error: where it has the HTTP status as an integer,
/// and the headers, by <c>exception</c>.
/// </summary>
internal sealed record BoundException(string Type, string StatusCode, string? Headers, bool IsKnownToRuntime);
