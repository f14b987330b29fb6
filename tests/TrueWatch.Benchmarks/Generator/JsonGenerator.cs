using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>The source generator of System.Text.Json, of the SDK that is installed.</summary>
internal static class JsonGenerator
{
    private static readonly Type Type = Find();

    public static ISourceGenerator Load() => Activator.CreateInstance(Type) switch
    {
        IIncrementalGenerator generator => generator.AsSourceGenerator(),
        var generator => (ISourceGenerator)generator!,
    };

    /// <exception cref="FileNotFoundException">The SDK has no such file.</exception>
    private static Type Find()
    {
        const string Name = "System.Text.Json.SourceGeneration.dll";
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"));
        var file = Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*")
            .Select(version => Path.Combine(version, "analyzers/dotnet/cs", Name))
            .LastOrDefault(File.Exists) ?? throw new FileNotFoundException($"{Name} is not below {packs}.");
        return Assembly.LoadFrom(file).GetTypes().Single(type => type.IsDefined(typeof(GeneratorAttribute)));
    }
}
