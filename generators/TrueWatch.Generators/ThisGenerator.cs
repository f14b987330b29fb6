namespace TrueWatch.Generators;

/// <summary>How emitted code names its author.</summary>
internal static class ThisGenerator
{
    public const string Name = "TrueWatch.Generators";
    public static string Version { get; } = typeof(ThisGenerator).Assembly.GetName().Version.ToString(fieldCount: 3);
}
