namespace TrueWatch.Pages.Tests;

/// <summary>A page for readers: every Markdown file at the root, and below the folders of what the repository offers.</summary>
/// <param name="Path">Where it is in the repository, with slashes.</param>
internal sealed record Page(string Path)
{
    private static readonly string[] Folders = ["src", "generators", "spec"];
    private static readonly string[] BuiltFolders = ["bin", "obj"];

    private string? _text;

    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Folders.SelectMany(folder => MarkdownBelow(Repository.PathOf(folder))))
            .Select(path => new Page(System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')))
            .OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    public string Text => _text ??= Repository.ReadText(Path);

    public IReadOnlyList<FencedBlock> Blocks => FencedBlock.AllIn(Text);

    /// <summary>The paths of the pages with a block in one of the languages: a name for each case of a theory.</summary>
    public static TheoryData<string> With(params string[] languages) =>
    [
        .. All.Where(page => page.Blocks.Any(block => languages.Contains(block.Language, StringComparer.Ordinal)))
            .Select(page => page.Path),
    ];

    private static IEnumerable<string> MarkdownBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(
            Directory.EnumerateDirectories(folder)
                .Where(below => !BuiltFolders.Contains(System.IO.Path.GetFileName(below), StringComparer.Ordinal))
                .SelectMany(MarkdownBelow));
}
