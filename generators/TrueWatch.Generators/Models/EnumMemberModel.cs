namespace TrueWatch.Generators.Models;

internal sealed record EnumMemberModel(string WireValue, string Name, string? Description);
