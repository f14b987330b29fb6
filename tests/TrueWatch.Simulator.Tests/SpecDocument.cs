using System.Reflection;

namespace TrueWatch.Simulator.Tests;

/// <summary>Where the OpenAPI document is.</summary>
internal static class SpecDocument
{
    public static string FilePath { get; } = Path.Combine(
        typeof(SpecDocument).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot").Value!,
        "spec",
        "truewatch.openapi.yaml");
}
