namespace TrueWatch.Generators;

/// <summary>How emitted code names its author.</summary>
internal static class ThisGenerator
{
    public const string Name = "TrueWatch.Generators";
    public const string Version = "0.1.0";
}
