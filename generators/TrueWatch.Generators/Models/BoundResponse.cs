namespace TrueWatch.Generators.Models;

/// <summary>
/// What the client's method answers with, as C# text: the body itself, or something that it is wrapped in. The name is that of the
/// variable with it, and the access what is behind that to get to the body. Status code, headers and the exception that it can hold
/// instead of a body are null where it has none. It is required where null in its place cannot be read: it is wrapped, or the client
/// says that it is there.
/// </summary>
internal sealed record BoundResponse(
    string Name, string BodyType, string BodyAccess, string? StatusCode, string? Headers, string? Error, bool IsDisposable,
    bool IsRequired);
