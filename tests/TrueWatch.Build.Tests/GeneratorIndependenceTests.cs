using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TrueWatch.Build.Tests;

/// <summary>The generator serves every document and loads into every supported compiler.</summary>
public sealed class GeneratorIndependenceTests
{
    /// <summary>What every compiler since Roslyn 4.8 has loaded already, in the versions that 4.8 asks for.</summary>
    private static readonly Dictionary<string, Version> Available = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
    };

    /// <summary>What travels beside the generator.</summary>
    private const string Companion = "YamlDotNet";

    [Fact]
    public void The_generator_references_nothing_of_ours_and_nothing_newer_than_Roslyn_4_8()
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "TrueWatch.Generators.dll")));
        var metadata = image.GetMetadataReader();
        var references = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => (Name: metadata.GetString(reference.Name), reference.Version))
            .Where(reference => reference.Name != Companion)
            .ToList();

        Assert.Contains(references, reference => reference.Name == "Microsoft.CodeAnalysis");
        Assert.All(references, reference =>
        {
            Assert.True(Available.TryGetValue(reference.Name, out var version), $"{reference.Name} may not be there");
            Assert.True(reference.Version <= version, $"{reference.Name} {reference.Version} may not be there");
        });
    }

    [Theory]
    [InlineData("TaskStatus")]
    [InlineData("taskId")]
    [InlineData("TrueWatch")]
    public void The_generators_source_does_not_mention_the_service(string word)
    {
        var lines = Directory
            .EnumerateFiles(Repository.PathOf("generators"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .SelectMany(path => File.ReadLines(Repository.PathOf(path)).Select(line => (Path: path, Text: line)))
            .ToList();

        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => line.Text
            .Replace("TrueWatch.Generators", "", StringComparison.Ordinal)
            .Replace("TrueWatch.DocumentCheck", "", StringComparison.Ordinal)
            .Replace("TrueWatch.SpecEvolution", "", StringComparison.Ordinal)
            .Replace("TrueWatch.Polling", "", StringComparison.Ordinal)
            .Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
