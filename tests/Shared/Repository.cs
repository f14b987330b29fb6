using System.Reflection;

namespace TrueWatch.Testing;

/// <summary>The repository that these tests are part of. They only read it.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static string Readme => ReadText("README.md");

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string ReadText(string path) => File.ReadAllText(PathOf(path));
}
