using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Streams;

/// <summary>The file that an export is to become: beside it, under a name of its own, until it is whole.</summary>
internal sealed class ExportFile : IDisposable
{
    private readonly bool _mayReplace;
    private readonly string _partPath;
    private readonly FileStream _stream;

    private ExportFile(string path, bool mayReplace)
    {
        Path = path;
        _mayReplace = mayReplace;
        _partPath = $"{path}.{System.IO.Path.GetRandomFileName()}.part";
        _stream = new FileStream(_partPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
    }

    /// <summary>As it was named.</summary>
    public string Path { get; }

    public Stream Stream => _stream;

    /// <summary>Makes sure that the file can be written, before anything is asked of the service.</summary>
    /// <exception cref="UsageException">It cannot; the text says why.</exception>
    public static ExportFile Create(string path, bool mayReplace)
    {
        var shown = DisplayText.OneLine(path);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException("--file is empty. Pass the name of the file to write.");
        }

        if (Directory.Exists(path))
        {
            throw new UsageException($"--file '{shown}' is a folder. Pass the name of a file.");
        }

        if (IsDevice(path))
        {
            throw new UsageException($"--file '{shown}' is a device. Pass the name of a file.");
        }

        if (File.Exists(path) && !mayReplace)
        {
            throw new UsageException($"The file '{shown}' exists. Use --force to replace it, or --file with another name.");
        }

        try
        {
            return new ExportFile(path, mayReplace);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"--file '{shown}' cannot be written: {DisplayText.OneLine(exception.Message)}");
        }
    }

    // .NET does not tell a device from a file, but devices have a folder of their own.
    private static bool IsDevice(string path) => File.Exists(path)
        && new[] { path, File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path }
            .Any(one => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(one)) is "/dev" or "/dev/fd" or "/dev/pts");

    /// <summary>Gives the file its name: all of it is there.</summary>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="IOException">It cannot be written, or there is one of that name by now.</exception>
    public long Complete()
    {
        var length = _stream.Length;
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_partPath, Path, _mayReplace);
        return length;
    }

    /// <summary>Removes what is not whole.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_partPath);
    }
}
