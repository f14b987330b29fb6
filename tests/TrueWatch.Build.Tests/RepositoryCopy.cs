namespace TrueWatch.Build.Tests;

/// <summary>
/// What the client's build needs of the repository, in a temporary folder whose name has signs in it that NSwag takes for its
/// own where somebody lets it. Nothing that was built comes along.
/// </summary>
internal sealed class RepositoryCopy : IDisposable
{
    private static readonly string[] Files =
    [
        ".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
        "src/BannedSymbols.txt", "src/Directory.Build.props",
    ];

    private static readonly string[] Folders = ["generators", "spec", "src/TrueWatch.Generated", "src/TrueWatch.Polling"];

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("truewatch-build-");

    public RepositoryCopy()
    {
        Root = First;
        foreach (var folder in Folders)
        {
            FileTree.Copy(Repository.PathOf(folder), PathOf(folder), name => name is not ("bin" or "obj"));
        }

        foreach (var file in Files)
        {
            File.Copy(Repository.PathOf(file), PathOf(file));
        }
    }

    public string Root { get; private set; }

    private string First => Path.Combine(_temporary.FullName, "working copy, a=b");

    private string Snapshot => Path.Combine(_temporary.FullName, "snapshot");

    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Remembers everything as it is now, what was built included.</summary>
    public void TakeSnapshot() => FileTree.Copy(Root, Snapshot, includesFolder: _ => true);

    /// <summary>Makes everything as it was at the snapshot: an up-to-date build stays one.</summary>
    public void Reset()
    {
        if (Root != First)
        {
            Directory.Move(Root, First);
            Root = First;
        }

        FileTree.Mirror(Snapshot, Root);
    }

    /// <summary>Gives the folder another name until the next reset.</summary>
    public void Move(string name)
    {
        var folder = Path.Combine(_temporary.FullName, name);
        Directory.Move(Root, folder);
        Root = folder;
    }

    public void Dispose() => _temporary.Delete(recursive: true);
}
