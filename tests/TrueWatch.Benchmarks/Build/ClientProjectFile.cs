using System.Xml.Linq;

namespace TrueWatch.Benchmarks.Build;

/// <summary>The project of the client library in a copy of the repository, and how it is made to differ.</summary>
internal sealed class ClientProjectFile(string path)
{
    private readonly XDocument _project = XDocument.Load(path);

    /// <summary>
    /// Takes what was built before, as a package has it, in place of the projects that build it. The comparison with the last
    /// release is left out, since it is no part of what the client costs.
    /// </summary>
    /// <param name="itemType">What the projects make.</param>
    /// <param name="files">What was built.</param>
    public void TakeBuilt(string itemType, IEnumerable<string> files)
    {
        var references = References(itemType);
        references[0].AddBeforeSelf(files.Select(file => Item(itemType, "Include", file)));
        references.ForEach(reference => reference.Remove());
        _project.Save(path);
    }

    /// <summary>Adds a line to a file for each run of NSwag.</summary>
    public void CountRunsOfNSwag(string file)
    {
        _project.Root!.Add(new XElement(
            "Target",
            new XAttribute("Name", "CountRunsOfNSwag"),
            new XAttribute("AfterTargets", "RunNSwag"),
            new XElement("WriteLinesToFile", new XAttribute("File", file), new XAttribute("Lines", "run"))));
        _project.Save(path);
    }

    /// <summary>Compiles what lies in a folder for each target framework, without NSwag and the generator.</summary>
    public void CheckIn(string folder)
    {
        _project.Descendants()
            .Where(element => element.Name.LocalName is "OpenApiDocument" or "OpenApiPolling" or "Import"
                || (string?)element.Attribute("Include") == "NSwag.MSBuild")
            .Concat(References("Analyzer"))
            .Concat(References("OpenApiDocumentCheck"))
            .ToList()
            .ForEach(element => element.Remove());
        _project.Root!.Add(new XElement(
            "ItemGroup",
            Item("Compile", "Remove", $"{folder}/**"),
            Item("Compile", "Include", $"{folder}/$(TargetFramework)/*.cs")));
        _project.Save(path);
    }

    private static XElement Item(string name, string operation, string value) => new(name, new XAttribute(operation, value));

    private List<XElement> References(string itemType)
        => [.. _project.Descendants("ProjectReference").Where(element => (string?)element.Attribute("OutputItemType") == itemType)];
}
