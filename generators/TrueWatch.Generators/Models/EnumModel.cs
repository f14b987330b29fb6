namespace TrueWatch.Generators.Models;

internal sealed record EnumModel(string Name, string? Description, EquatableArray<EnumMemberModel> Members);
