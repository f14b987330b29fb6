using System.Security.Cryptography;

namespace TrueWatch.Simulator;

/// <summary>
/// The file of an export, made when it is first asked for: in memory, or in a temporary file if it is to be large.
/// Thread-safe.
/// </summary>
internal sealed class ExportedFile : IDisposable
{
    private readonly Lazy<(byte[]? Bytes, FileStream? File)> _content;
    private readonly Lazy<(long Length, byte[] Sha256)> _summary;

    /// <param name="resources">What is in it.</param>
    /// <param name="padding">How much larger it is than that.</param>
    /// <param name="completed">When the export was done, a timestamp of the simulator's clock.</param>
    public ExportedFile(IReadOnlyList<SimulatedResource> resources, long padding, long completed)
    {
        Completed = completed;
        _content = new(() => padding == 0 ? (ToBytes(resources), null) : (null, ToFile(resources, padding)));
        _summary = new(Summarize);
    }

    public long Completed { get; }

    /// <summary>What makes the link a secret that stands for the key.</summary>
    public string Signature { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string EntityTag => $"\"{Convert.ToHexStringLower(Sha256)}\"";

    public long Length => _summary.Value.Length;

    public byte[] Sha256 => _summary.Value.Sha256;

    /// <summary>Opens the file at its beginning.</summary>
    public Stream Open() => _content.Value switch
    {
        ({ } bytes, _) => new MemoryStream(bytes, writable: false),
        (_, var file) => new FileStream(
            file!.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous),
    };

    public void Dispose()
    {
        if (_content.IsValueCreated)
        {
            _content.Value.File?.Dispose();
        }
    }

    private static byte[] ToBytes(IReadOnlyList<SimulatedResource> resources)
    {
        using var archive = new MemoryStream();
        ResourceArchive.Write(archive, resources, padding: 0);
        return archive.ToArray();
    }

    // It stays open, because closing deletes it.
    private static FileStream ToFile(IReadOnlyList<SimulatedResource> resources, long padding)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 81920,
            FileOptions.DeleteOnClose);
        ResourceArchive.Write(file, resources, padding);
        file.Flush();
        return file;
    }

    private (long Length, byte[] Sha256) Summarize()
    {
        using var content = Open();
        return (content.Length, SHA256.HashData(content));
    }
}
