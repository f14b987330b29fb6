namespace TrueWatch.Simulator;

/// <summary>A stage of a <see cref="TaskScript"/>.</summary>
/// <param name="ContentJson">The envelope's <c>content</c>, as JSON.</param>
/// <param name="Duration">How long it is the response; <see langword="null"/>: it is answered once.</param>
internal sealed record TaskScriptStep(string ContentJson, TimeSpan? Duration);
