namespace TrueWatch.Generators.Models;

/// <summary>A member of an enum of the client, and what it is on the wire.</summary>
internal sealed record BoundClientEnumMember(string Name, string WireValue);
