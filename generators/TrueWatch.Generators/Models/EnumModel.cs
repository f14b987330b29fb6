namespace TrueWatch.Generators.Models;

/// <summary>An enum of a document.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What the document says of it.</param>
/// <param name="Members">Its values.</param>
internal sealed record EnumModel(string Name, string? Description, EquatableArray<EnumMemberModel> Members);
