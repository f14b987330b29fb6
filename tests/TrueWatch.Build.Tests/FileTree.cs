namespace TrueWatch.Build.Tests;

/// <summary>Copies of folders, with the times of their files, by which MSBuild tells what is up to date.</summary>
internal static class FileTree
{
    /// <summary>Copies a folder, without the files that are in the destination already, with the same size and time.</summary>
    public static void Copy(string source, string destination, Func<string, bool> includesFolder)
    {
        Directory.CreateDirectory(destination);
        foreach (var file in new DirectoryInfo(source).EnumerateFiles())
        {
            var copy = new FileInfo(Path.Combine(destination, file.Name));
            if (!copy.Exists || (copy.Length, copy.LastWriteTimeUtc) != (file.Length, file.LastWriteTimeUtc))
            {
                // Not written over: a test may have loaded it.
                copy.Delete();
                file.CopyTo(copy.FullName);
            }
        }

        foreach (var folder in Directory.EnumerateDirectories(source))
        {
            var name = Path.GetFileName(folder);
            if (includesFolder(name))
            {
                Copy(folder, Path.Combine(destination, name), includesFolder);
            }
        }
    }

    /// <summary>Makes a folder the copy of another one: what is only there is deleted.</summary>
    public static void Mirror(string source, string destination)
    {
        DeleteWhatIsNotIn(source, destination);
        Copy(source, destination, includesFolder: _ => true);
    }

    private static void DeleteWhatIsNotIn(string source, string destination)
    {
        foreach (var file in Directory.EnumerateFiles(destination).Where(file => !File.Exists(InSource(file))))
        {
            File.Delete(file);
        }

        foreach (var folder in Directory.EnumerateDirectories(destination))
        {
            if (Directory.Exists(InSource(folder)))
            {
                DeleteWhatIsNotIn(InSource(folder), folder);
            }
            else
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        string InSource(string path) => Path.Combine(source, Path.GetFileName(path));
    }
}
