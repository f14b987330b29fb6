namespace TrueWatch.Simulator;

/// <summary>What the links to exported files are good for.</summary>
/// <param name="Lifetime">How long after the end of the export; null for ever.</param>
/// <param name="NeedsKey">Whether they need the API key.</param>
internal sealed record LinkRules(TimeSpan? Lifetime, bool NeedsKey);
