namespace TrueWatch.Generators.Models;

/// <summary>An exception by which the client says that the service answered with an error.</summary>
/// <param name="Type">The exception's type.</param>
/// <param name="StatusCode">The HTTP status as an integer, by <c>exception</c>.</param>
/// <param name="Headers">The headers, by <c>exception</c>; null where it has none.</param>
/// <param name="IsKnownToRuntime">Whether the runtime knows it anyway.</param>
internal sealed record BoundException(string Type, string StatusCode, string? Headers, bool IsKnownToRuntime);
