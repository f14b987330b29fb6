using System.Reflection;

namespace TrueWatch.Benchmarks.Running;

/// <summary>The repository that this program was built of. It is only read, but for the file of the results.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string Metadata(string key) => typeof(SourceTree).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
