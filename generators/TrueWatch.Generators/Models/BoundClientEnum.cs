namespace TrueWatch.Generators.Models;

/// <summary>An enum of the client, and what its members are on the wire.</summary>
internal sealed record BoundClientEnum(string Type, EquatableArray<(string Name, string WireValue)> Members);
