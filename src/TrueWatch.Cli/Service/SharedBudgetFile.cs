using System.Security.Cryptography;
using System.Text;

namespace TrueWatch.Cli.Service;

/// <summary>
/// What the processes of one user have sent with a key at an endpoint: a small file that one of them at a time has open.
/// It names neither the key nor the endpoint.
/// </summary>
/// <param name="path">The path of the file.</param>
internal sealed class SharedBudgetFile(string path)
{
    private const int LongestFile = 64 * 1024;

    /// <summary>The file of a key at an endpoint, in the folder where a user's programs keep their state.</summary>
    /// <param name="key">The secret of the key.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <returns>Null when the user has no such folder.</returns>
    public static SharedBudgetFile? Of(string key, Uri endpoint, Func<string, string?> getVariable)
    {
        if (FindFolder(getVariable) is not { } folder)
        {
            return null;
        }

        // A key has no line break, so that no other pair makes the same text.
        var name = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{endpoint.AbsoluteUri}"));
        return new SharedBudgetFile(Path.Combine(folder, "truewatch", "budget", Convert.ToHexStringLower(name)));
    }

    /// <summary>Reads the entries, and writes what becomes of them, while no other process does.</summary>
    /// <param name="change">Makes the new entries of the old.</param>
    /// <returns>Whether it could be done now; otherwise another process has the file open.</returns>
    /// <exception cref="IOException">The file cannot be opened, read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public bool TryChange(Func<IReadOnlyList<SharedBudgetEntry>, IReadOnlyList<SharedBudgetEntry>> change)
    {
        using var file = TryOpen();
        if (file is null)
        {
            return false;
        }

        var bytes = new byte[Math.Min(file.Length, LongestFile)];
        file.ReadExactly(bytes);
        var entries = change([.. Encoding.ASCII.GetString(bytes).Split('\n').Select(SharedBudgetEntry.Parse).OfType<SharedBudgetEntry>()]);
        bytes = Encoding.ASCII.GetBytes(string.Concat(entries.Select(entry => $"{entry}\n")));
        file.Position = 0;
        file.Write(bytes);

        // What a process that dies here leaves behind is entries that have run out.
        file.SetLength(bytes.Length);
        return true;
    }

    // As the XDG Base Directory Specification says.
    private static string? FindFolder(Func<string, string?> getVariable)
    {
        var folder = getVariable("XDG_STATE_HOME") is { Length: > 0 } state
            ? state
            : OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : getVariable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".local", "state") : "";
        return Path.IsPathFullyQualified(folder) ? folder : null;
    }

    private FileStream? TryOpen()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException exception) when (IsInUse(exception))
        {
            return null;
        }
    }

    // Linux and macOS: EWOULDBLOCK; Windows: a sharing violation.
    private static bool IsInUse(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32;
}
