namespace TrueWatch.Generators.Models;

/// <summary>A status enum of a document.</summary>
internal sealed record EnumModel(string Name, string? Description, EquatableArray<EnumMemberModel> Members);
