namespace TrueWatch.Generated;

/// <summary>What the library calls itself to others.</summary>
internal static class Product
{
    public const string Name = "TrueWatch.Generated";

    public static string UserAgent { get; } = $"{Name}/{typeof(Product).Assembly.GetName().Version?.ToString(3)}";
}
