namespace TrueWatch.Generators.Models;

/// <summary>A value of an enum.</summary>
internal sealed record EnumMemberModel(string WireValue, string Name, string? Description);
