namespace TrueWatch.Cli.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    /// <summary>The names of the files in it.</summary>
    public IEnumerable<string> Files => _folder.EnumerateFiles().Select(file => file.Name);

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
