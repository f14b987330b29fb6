namespace TrueWatch.Generators.Document;

/// <summary>Why a document cannot be read, and where.</summary>
internal sealed record DocumentFault(SourceSpan Span, string Problem);
