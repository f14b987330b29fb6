using System.Buffers;
using System.IO.Compression;

namespace TrueWatch.Simulator;

/// <summary>
/// The archive of an export: a zip with a file <c>type/name.json</c> for each resource. The service documents no more of it
/// than such a name.
/// </summary>
internal static class ResourceArchive
{
    private const string Extension = ".json";

    // So that the same resources make the same archive.
    private static readonly DateTimeOffset FileTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|");

    /// <summary>Writes an archive.</summary>
    /// <param name="archive">Where to.</param>
    /// <param name="resources">What is in it.</param>
    /// <param name="padding">The size of one file more, which an import ignores; zero for none.</param>
    public static void Write(Stream archive, IEnumerable<SimulatedResource> resources, long padding)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in resources)
        {
            using var file = Create(zip, FileName(resource, names), CompressionLevel.Optimal);
            using var text = new StreamWriter(file);
            text.Write(resource.Json);
        }

        if (padding > 0)
        {
            using var file = Create(zip, "padding.bin", CompressionLevel.NoCompression);
            var zeros = new byte[81920];
            for (; padding > 0; padding -= zeros.Length)
            {
                file.Write(zeros.AsSpan(0, (int)Math.Min(padding, zeros.Length)));
            }
        }
    }

    /// <summary>Reads the resources of an archive; files that are not in a folder, or not JSON, are none.</summary>
    /// <exception cref="InvalidUploadException">This is not a zip.</exception>
    public static IReadOnlyList<ArchivedResource> Read(Stream archive)
    {
        try
        {
            return ReadZip(archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new InvalidUploadException($"The file is not a zip archive that can be read: {exception.Message}");
        }
    }

    private static IReadOnlyList<ArchivedResource> ReadZip(Stream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        return
        [
            .. zip.Entries
                .Where(entry => entry.FullName.IndexOf('/') > 0 && entry.Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
                .Select(entry => new ArchivedResource(entry.FullName, Read(entry))),
        ];
    }

    private static SimulatedResource? Read(ZipArchiveEntry entry)
    {
        using var text = new StreamReader(entry.Open());
        var type = entry.FullName[..entry.FullName.IndexOf('/')];
        return string.IsNullOrWhiteSpace(type) || type.Contains('\\')
            ? null
            : SimulatedResource.Read(type, entry.Name[..^Extension.Length], text.ReadToEnd());
    }

    private static Stream Create(ZipArchive zip, string name, CompressionLevel compression)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = FileTime;
        return entry.Open();
    }

    private static string FileName(SimulatedResource resource, HashSet<string> names)
    {
        var name = string.Concat(resource.Name.Select(character
            => Forbidden.Contains(character) || char.IsControl(character) ? '_' : character));
        var path = $"{resource.Type}/{name}{Extension}";
        for (var number = 2; !names.Add(path); number++)
        {
            path = $"{resource.Type}/{name} ({number}){Extension}";
        }

        return path;
    }
}
