using System.IO.Compression;
using System.Xml.Linq;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>What is in a package.</summary>
internal sealed class BuiltPackage : IDisposable
{
    private readonly ZipArchive _archive;

    public BuiltPackage(string path)
    {
        _archive = ZipFile.OpenRead(path);
        using var nuspec = _archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        Metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    public XElement Metadata { get; }

    /// <summary>The files that somebody put in; NuGet adds those that say what a package is.</summary>
    public IEnumerable<string> Files => _archive.Entries
        .Select(entry => entry.FullName)
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal)
            && name != "[Content_Types].xml"
            && !name.EndsWith(".nuspec", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The elements of that name, at any depth.</summary>
    public IEnumerable<XElement> Elements(string name)
        => Metadata.Descendants().Where(element => element.Name.LocalName == name);

    public string Text(string name) => Assert.Single(Elements(name)).Value;

    public long Length(string file) => _archive.GetEntry(file)!.Length;

    public byte[] Read(string file)
    {
        using var content = new MemoryStream();
        using var entry = _archive.GetEntry(file)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    public void Dispose() => _archive.Dispose();
}
