namespace TrueWatch.Generators.Models;

/// <summary>A value of a status enum.</summary>
internal sealed record EnumMemberModel(string WireValue, string Name, string? Description, PollingState State);
