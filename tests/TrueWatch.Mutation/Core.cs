namespace TrueWatch.Mutation;

/// <summary>A library whose code is mutated, and the project that tests it.</summary>
/// <param name="Folder">The folder of the library, from the repository's root.</param>
/// <param name="Tests">The name of the test project.</param>
internal sealed record Core(string Folder, string Tests)
{
    public static IReadOnlyList<Core> All { get; } =
    [
        new("src/TrueWatch.Polling", "TrueWatch.Polling.Tests"),
        new("src/TrueWatch.Generated", "TrueWatch.Generated.Tests"),
        new("generators/TrueWatch.Generators", "TrueWatch.Generators.Tests"),
    ];

    public string Name => Path.GetFileName(Folder);
}
