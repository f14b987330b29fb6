using System.Text.Json;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Build;

/// <summary>
/// What the build of the client library needs of the repository, in a temporary folder. One kind of copy generates the
/// client, with the generator built before, as its package has it; the other has the same code checked in as plain files,
/// and neither NSwag nor the generator.
/// </summary>
internal sealed class ClientCopy : IDisposable
{
    private const string Project = "src/TrueWatch.Generated/TrueWatch.Generated.csproj";
    private const string Generator = "generators/TrueWatch.Generators/TrueWatch.Generators.csproj";
    private const string DocumentCheck = "generators/TrueWatch.DocumentCheck/TrueWatch.DocumentCheck.csproj";
    private const string CheckedIn = "src/TrueWatch.Generated/CheckedIn";
    private const string RunsOfNSwag = "nswag-runs.txt";

    private static readonly string[] Files =
    [
        ".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
        "src/BannedSymbols.txt", "src/Directory.Build.props",
    ];

    private static readonly string[] Folders = ["generators", "spec", "src/TrueWatch.Generated", "src/TrueWatch.Polling"];

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("truewatch-benchmark-");

    private ClientCopy()
    {
        foreach (var file in Folders.SelectMany(FilesBelow).Concat(Files).Where(file => File.Exists(SourceTree.PathOf(file))))
        {
            CopyFile(SourceTree.PathOf(file), file);
        }
    }

    /// <summary>How often NSwag ran in this copy.</summary>
    public int NSwagRuns => File.Exists(PathOf(RunsOfNSwag)) ? File.ReadLines(PathOf(RunsOfNSwag)).Count() : 0;

    private string ProjectFolder => PathOf("src/TrueWatch.Generated");

    /// <summary>A copy that generates the client, restored and built.</summary>
    public static async Task<ClientCopy> CreateAsync()
    {
        var copy = new ClientCopy();
        var project = new ClientProjectFile(copy.PathOf(Project));
        project.TakeBuilt("Analyzer", await copy.BuildToolAsync(Generator));
        project.TakeBuilt("OpenApiDocumentCheck", await copy.BuildToolAsync(DocumentCheck));
        project.CountRunsOfNSwag(copy.PathOf(RunsOfNSwag));
        await copy.RunAsync("restore", Project);
        await copy.BuildAsync("-p:EmitCompilerGeneratedFiles=true");
        return copy;
    }

    /// <summary>A copy with the code that another one has generated, restored and built.</summary>
    public static async Task<ClientCopy> CheckInAsync(ClientCopy generated)
    {
        var copy = new ClientCopy();
        copy.TakeCode(generated);
        new ClientProjectFile(copy.PathOf(Project)).CheckIn("CheckedIn");
        await copy.RunAsync("restore", Project);
        await copy.BuildAsync();
        return copy;
    }

    /// <summary>A build as one makes it again and again: with the compiler's server, also where the environment turns it off.</summary>
    public Task BuildAsync(params string[] options) => RunAsync(
        ["build", Project, "--configuration", "Release", "--no-restore", "-tl:off", "-v:quiet", "-p:UseSharedCompilation=true", .. options]);

    /// <summary>Edits a C# file that was written by hand.</summary>
    public void EditCode(int number) => Edit("src/TrueWatch.Generated/TrueWatchClient.cs", "//", number);

    /// <summary>Edits what the client is generated of; where it is checked in, the generated client itself.</summary>
    public void EditSource(int number)
    {
        if (!Directory.Exists(PathOf(CheckedIn)))
        {
            Edit("spec/truewatch.openapi.yaml", "#", number);
            return;
        }

        foreach (var file in Clients(PathOf(CheckedIn)))
        {
            Edit(file, "//", number);
        }
    }

    /// <summary>Removes what was built of the client library; what it depends on stays built, and the restore stays done.</summary>
    public void Clean()
    {
        Directory.Delete(Path.Combine(ProjectFolder, "bin"), recursive: true);
        Directory.Delete(Path.Combine(ProjectFolder, "obj/Release"), recursive: true);
    }

    public void Dispose() => _temporary.Delete(recursive: true);

    private static IEnumerable<string> FilesBelow(string folder)
        => Directory.EnumerateFiles(SourceTree.PathOf(folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SourceTree.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static IEnumerable<string> Clients(string folder)
        => Directory.EnumerateFiles(folder, "*.NSwag.g.cs", SearchOption.AllDirectories);

    private void TakeCode(ClientCopy generated)
    {
        foreach (var framework in Directory.EnumerateDirectories(Path.Combine(generated.ProjectFolder, "obj/Release")))
        {
            var code = Directory.EnumerateFiles(Path.Combine(framework, "generated/TrueWatch.Generators"), "*.cs", SearchOption.AllDirectories);
            foreach (var file in Clients(framework).Concat(code))
            {
                CopyFile(file, Path.Combine(CheckedIn, Path.GetFileName(framework), Path.GetFileName(file)));
            }
        }
    }

    /// <returns>What a project makes, and what has to be found beside it.</returns>
    private async Task<IReadOnlyList<string>> BuildToolAsync(string project)
    {
        await RunAsync("build", project, "--configuration", "Release", "-tl:off", "-v:quiet");
        using var answer = JsonDocument.Parse(await RunAsync(
            "msbuild", project, "-p:Configuration=Release", "-getTargetResult:GetTargetPath"));
        return [.. answer.RootElement.GetProperty("TargetResults").GetProperty("GetTargetPath").GetProperty("Items").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!)];
    }

    private void CopyFile(string source, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.Copy(source, PathOf(path));
    }

    private void Edit(string path, string comment, int number)
        => File.AppendAllText(PathOf(path), $"{comment} Edit {number}\n");

    private string PathOf(string path) => Path.Combine(_temporary.FullName, path);

    private Task<string> RunAsync(params string[] arguments) => ChildProcess.RunAsync("dotnet", _temporary.FullName, arguments);
}
