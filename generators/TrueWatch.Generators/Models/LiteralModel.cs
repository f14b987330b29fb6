namespace TrueWatch.Generators.Models;

/// <summary>A value that a condition compares with: a text as it is, a number as written, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed record LiteralModel(JsonKind Kind, string Text);
