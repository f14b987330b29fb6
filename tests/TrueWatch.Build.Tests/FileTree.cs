namespace TrueWatch.Build.Tests;

/// <summary>Copies of folders, with the times of their files, by which MSBuild tells what is up to date.</summary>
internal static class FileTree
{
    public static void Copy(string source, string destination, Func<string, bool> includesFolder)
    {
        Directory.CreateDirectory(destination);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(destination, Path.GetFileName(file)));
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
}
