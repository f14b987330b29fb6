namespace TrueWatch.Generators.Links;

/// <summary>A link to a polled operation that was read, and where its parts are: its name, and each argument's name and value.</summary>
internal sealed record ParsedStarter(StarterModel Starter, EquatableArray<SourceSpan> Places);
