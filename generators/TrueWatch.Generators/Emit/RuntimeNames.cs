namespace TrueWatch.Generators.Emit;

/// <summary>What emitted code calls in the hand-written runtime.</summary>
internal static class RuntimeNames
{
    public const string Namespace = "global::TrueWatch.Polling";
    public const string Outcome = Namespace + ".PollingOutcome";
}
