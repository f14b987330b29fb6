namespace TrueWatch.Generators.Models;

/// <summary>A value that a condition compares with.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The value: a text as it is, a number as written, <c>true</c>, <c>false</c> or <c>null</c>.</param>
internal sealed record LiteralModel(JsonKind Kind, string Text);
