using System.Globalization;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>A document to measure with, and a project with a client of it.</summary>
/// <param name="Name">How the report calls it.</param>
/// <param name="Text">The document.</param>
/// <param name="Project">The project.</param>
internal sealed record GeneratorSubject(string Name, string Text, GeneratorProject Project)
{
    /// <summary>What stands for the document of this repository, where else a length stands.</summary>
    public const string Own = "own";

    private const int CharactersOfAnOperation = 5_000;

    /// <param name="name"><see cref="Own"/>, or the length of a synthetic document.</param>
    public static GeneratorSubject Create(string name)
    {
        if (name == Own)
        {
            var own = File.ReadAllText(SourceTree.PathOf("spec/truewatch.openapi.yaml"));
            return new GeneratorSubject("This repository's", own, new GeneratorProject(own, OwnSources()));
        }

        var length = int.Parse(name, CultureInfo.InvariantCulture);
        var text = SyntheticDocument.Make(Math.Max(3, length / CharactersOfAnOperation), length);
        return new GeneratorSubject(
            $"Synthetic, {(length / 1e6).ToString("0.#", CultureInfo.InvariantCulture)} MB", text, new GeneratorProject(text, [SyntheticDocument.Client]));
    }

    /// <summary>All of the client library, as the last build compiled it.</summary>
    private static IEnumerable<string> OwnSources()
    {
        var folder = SourceTree.PathOf("src/TrueWatch.Generated");
        var generated = Path.Combine(folder, "obj", SourceTree.Configuration, "net10.0");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "Compatibility"))
            .Append(Path.Combine(generated, "TrueWatch.Generated.NSwag.g.cs"))
            .Append(Path.Combine(generated, "TrueWatch.Generated.GlobalUsings.g.cs"))
            .Select(File.ReadAllText);
    }
}
