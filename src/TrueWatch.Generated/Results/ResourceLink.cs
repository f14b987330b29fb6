namespace TrueWatch.Generated;

/// <summary>An address that a response contains. Immutable and thread-safe.</summary>
/// <param name="JsonPointer">Where it is in the response, as a JSON pointer (RFC 6901), such as <c>/url</c>.</param>
/// <param name="Uri">The address.</param>
public sealed record ResourceLink(string JsonPointer, Uri Uri);
