namespace TrueWatch.Generators.Models;

/// <summary>What the client's method answers with, as C# text: the body itself, or something that it is wrapped in.</summary>
/// <param name="Name">What the variable with it is called.</param>
/// <param name="BodyType">The type of the body, without the mark of a nullable one.</param>
/// <param name="BodyAccess">What is behind the response to get to the body; empty where it is the response itself.</param>
/// <param name="StatusCode">The HTTP status as an integer; null where the response has none.</param>
/// <param name="Headers">The headers; null where the response has none.</param>
/// <param name="Error">The exception that the response can hold instead of a body.</param>
/// <param name="IsDisposable">Whether the response has to be disposed.</param>
/// <param name="IsRequired">Whether null in its place cannot be read: it is wrapped, or the client says that it is there.</param>
internal sealed record BoundResponse(
    string Name, string BodyType, string BodyAccess, string? StatusCode, string? Headers, string? Error, bool IsDisposable,
    bool IsRequired);
