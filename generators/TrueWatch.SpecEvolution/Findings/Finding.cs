namespace TrueWatch.SpecEvolution.Findings;

/// <summary>
/// What a rule has found: where it is in the document, what was there in the baseline (null for what is new), what changed,
/// the nodes whose <c>x-breaking</c> agrees to it, and what it breaks of all that the rule can break.
/// </summary>
internal sealed record Finding(
    Rule Rule, YamlNode Place, YamlNode? Was, string What, IEnumerable<YamlNode?> Agreeing, Levels Breaks = Levels.All);
