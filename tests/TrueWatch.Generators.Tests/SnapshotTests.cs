using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrueWatch.Testing;

namespace TrueWatch.Generators.Tests;

/// <summary>
/// What is emitted is reviewed as text: all of this repository's client, and the waiters of the four kinds of client. A
/// change is taken over by running these tests with <c>ACCEPT_SNAPSHOTS=1</c>, see CONTRIBUTING.md.
/// </summary>
public sealed class SnapshotTests
{
    private const string Consumers = "tests/TrueWatch.Build.Tests/Packages/Consumers/";
    private const string NSwagFile = "TrueWatch.Generated.NSwag.g.cs";

    [Theory]
    [InlineData("TrueWatch")]
    [InlineData("NSwag")]
    [InlineData("Refit")]
    [InlineData("HandWritten")]
    [InlineData("Conditions")]
    public async Task What_is_emitted_is_what_was_reviewed(string shape)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf($"tests/TrueWatch.Generators.Tests/Snapshots/{shape}")).FullName;
        var emitted = await EmitAsync(shape);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            Array.ForEach(Directory.GetFiles(folder), File.Delete);
            foreach (var (name, text) in emitted)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(emitted.Keys, Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(emitted, file => Assert.Equal(File.ReadAllText(Path.Combine(folder, file.Key)).ReplaceLineEndings("\n"), file.Value));
    }

    private static async Task<SortedDictionary<string, string>> EmitAsync(string shape)
    {
        var emitted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (document, client) = shape switch
        {
            "TrueWatch" => (RepositorySpec.Text, ReadClient()),
            "NSwag" => (Read("NSwag/printing.yaml"), await NSwagClient.GenerateAsync(Read("NSwag/printing.yaml"), "Printing", "PrintClient")),
            "Refit" => (Read("Refit/rendering.yaml"), Join("Refit/IRenderApi.cs", "Refit/Render.cs")),
            "HandWritten" => (Read("HandWritten/Library/building.yaml"), Join("HandWritten/Library/BuildClient.cs", "HandWritten/Library/Build.cs")),
            _ => (Read("ThreeWaiters/storage.json"), Join("ThreeWaiters/IStorageClient.cs", "ThreeWaiters/Answers.cs", "ThreeWaiters/Answer.cs")),
        };
        var run = new GeneratorRun(
            document,
            client,
            language: LanguageVersion.Latest,
            metadata: shape == "HandWritten" ? new Dictionary<string, string> { ["Client"] = "BuildClient", ["Method"] = "Fetch{operationId}" } : null,
            library: shape == "Refit" ? MetadataReference.CreateFromFile(typeof(Refit.ApiException).Assembly.Location) : null);
        Assert.Null(run.Result.Exception);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        foreach (var source in run.Result.GeneratedSources)
        {
            emitted.Add(source.HintName + ".txt", source.SourceText.ToString());
        }

        if (shape == "TrueWatch")
        {
            emitted.Add(NSwagFile + ".txt", client);
        }

        return emitted;
    }

    // The project was built before this one, for the same configuration.
    private static string ReadClient()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Repository.ReadText($"src/TrueWatch.Generated/obj/{configuration}/net10.0/{NSwagFile}").ReplaceLineEndings("\n");
    }

    private static string Read(string file) => Repository.ReadText(Consumers + file);

    // With the namespaces that the projects use implicitly.
    private static string Join(params string[] files)
    {
        string[] usings = ["System.Collections.Generic", "System.Net", "System.Net.Http", "System.Net.Http.Headers", "System.Threading", "System.Threading.Tasks"];
        var lines = files.SelectMany(file => Read(file).ReplaceLineEndings("\n").Split('\n')).ToList();
        var all = lines.Where(IsUsing).Concat(usings.Select(name => $"using {name};")).Distinct();
        return string.Join('\n', all.Concat(lines.Where(line => !IsUsing(line))));
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal);
}
