namespace TrueWatch.Generators.Models;

/// <summary>What a document calls the meanings of a status.</summary>
internal static class States
{
    /// <summary>The keys of <c>states</c>, in the order of <see cref="PollingState"/>.</summary>
    public static readonly IReadOnlyList<string> Keys = ["pending", "success", "failure", "canceled"];

    public static string KeyOf(PollingState state) => Keys[(int)state];
}
