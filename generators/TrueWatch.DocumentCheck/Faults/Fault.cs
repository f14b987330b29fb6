namespace TrueWatch.DocumentCheck.Faults;

/// <summary>What is wrong with a document, and where; lines and columns count from one.</summary>
internal readonly record struct Fault(long Line, long Column, string Code, string Text);
