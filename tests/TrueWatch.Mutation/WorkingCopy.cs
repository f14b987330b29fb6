using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using TrueWatch.Testing;

namespace TrueWatch.Mutation;

/// <summary>A copy of the repository, without what was built, in which the core's code is changed and its tests are built.</summary>
internal sealed partial class WorkingCopy : IDisposable
{
    private static readonly string[] LeftOut = ["bin", "obj", ".git", "artifacts", "TestResults"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truewatch-mutation-");
    private readonly Core _core;

    public WorkingCopy(Core core)
    {
        _core = core;
        Copy(new DirectoryInfo(Repository.Root), _folder);
        using var source = new StreamReader(typeof(WorkingCopy).Assembly.GetManifestResourceStream("MutantSwitch.txt")!);
        File.WriteAllText(PathOf("MutantSwitch.cs"), $"#nullable enable\n{source.ReadToEnd()}");
    }

    /// <summary>The program that runs the tests.</summary>
    public string TestProgram => Path.Combine(
        _folder.FullName, "tests", _core.Tests, "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? $"{_core.Tests}.exe" : _core.Tests);

    /// <summary>A folder for what a run of the tests leaves.</summary>
    public string Scratch => Directory.CreateDirectory(Path.Combine(_folder.FullName, "scratch")).FullName;

    /// <summary>The path of a file of the core in the copy.</summary>
    public string PathOf(string file) => Path.Combine(_folder.FullName, _core.Folder, file);

    /// <summary>Builds the tests.</summary>
    /// <returns>The places of the compiler's errors in the core: file, line and column, from 1. None: it is built.</returns>
    /// <exception cref="InvalidOperationException">The build failed elsewhere.</exception>
    public async Task<IReadOnlyList<(string File, int Line, int Column)>> BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "build", $"tests/{_core.Tests}", "-c", "Debug", "-v", "quiet", "-tl:off", "-nodeReuse:false", "-p:TreatWarningsAsErrors=false",
            "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:NuGetAudit=false", "-p:UseSharedCompilation=false", "-warnAsMessage:*",
        ])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
        {
            return [];
        }

        var root = PathOf("") + Path.DirectorySeparatorChar;
        var errors = Error().Matches(output)
            .Where(match => match.Groups["file"].Value.StartsWith(root, StringComparison.Ordinal))
            .Select(match => (
                match.Groups["file"].Value[root.Length..].Replace('\\', '/'),
                int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["column"].Value, CultureInfo.InvariantCulture)))
            .Distinct()
            .ToList();
        return errors.Count > 0 ? errors : throw new InvalidOperationException($"The copy does not build:\n{output}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(folder => !LeftOut.Contains(folder.Name, StringComparer.Ordinal)))
        {
            Copy(folder, to.CreateSubdirectory(folder.Name));
        }
    }

    [GeneratedRegex(@"^\s*(?<file>[^(\n]+)\((?<line>\d+),(?<column>\d+)\): error ", RegexOptions.Multiline)]
    private static partial Regex Error();
}
