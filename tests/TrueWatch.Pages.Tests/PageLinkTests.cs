using System.Text.RegularExpressions;

namespace TrueWatch.Pages.Tests;

/// <summary>The links between pages, and into them, lead somewhere.</summary>
public sealed partial class PageLinkTests
{
    public static TheoryData<string> PagesWithLinks =>
        [.. Page.All.Where(page => RelativeLinks(page).Any()).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(PagesWithLinks))]
    public void Every_relative_link_of_a_page_leads_to_a_file_and_a_heading_that_exist(string path)
    {
        var broken = RelativeLinks(new Page(path)).Where(link => !Exists(path, link)).ToList();

        Assert.True(broken.Count == 0, $"{path}: {string.Join(", ", broken)}");
    }

    [Fact]
    public void Every_page_of_a_package_is_linked_from_its_readme()
    {
        var pages = Page.All.Where(page => page.Path.Contains("/docs/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(pages);
        Assert.DoesNotContain(pages, page =>
            !RelativeLinks(new Page(page.Path[..page.Path.IndexOf("docs/", StringComparison.Ordinal)] + "README.md"))
                .Contains(page.Path[page.Path.IndexOf("docs/", StringComparison.Ordinal)..], StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_of_a_package_link_to_nothing_outside_of_it()
    {
        var outside = Page.All
            .Where(page => page.Path.StartsWith("src/", StringComparison.Ordinal) || page.Path.StartsWith("generators/", StringComparison.Ordinal))
            .SelectMany(page => RelativeLinks(page).Where(link => !Target(page.Path, link).StartsWith(Folder(page.Path), StringComparison.Ordinal))
                .Where(link => !IsPacked(page.Path, Target(page.Path, link)))
                .Select(link => $"{page.Path}: {link}"))
            .ToList();

        Assert.Empty(outside);

        // The package of the generator has these, and its page links to them there.
        static bool IsPacked(string path, string target)
            => path == "generators/TrueWatch.Generators/README.md" && target is "spec/x-polling.md" or "spec/x-polling.schema.json";

        // The folder of the project.
        static string Folder(string path) => string.Join('/', path.Split('/').Take(2)) + "/";
    }

    private static IEnumerable<string> RelativeLinks(Page page) => Link()
        .Matches(Code().Replace(page.Text, ""))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal));

    private static bool Exists(string path, string link)
    {
        var parts = link.Split('#', 2);
        var target = Target(path, link);
        return Path.Exists(Repository.PathOf(target))
            && !target.StartsWith("..", StringComparison.Ordinal)
            && (parts.Length == 1 || Anchors(Repository.ReadText(target)).Contains(parts[1], StringComparer.Ordinal));
    }

    private static string Target(string path, string link) => link.StartsWith('#')
        ? path
        : Path.GetRelativePath(
            Repository.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(path))!, link.Split('#')[0])));

    /// <summary>The anchors that GitHub gives headings: in lower case, without punctuation, hyphens for spaces, numbered
    /// where they repeat.</summary>
    private static IEnumerable<string> Anchors(string text) => Heading()
        .Matches(FencedCode().Replace(text, ""))
        .Select(match => string.Concat(match.Groups["text"].Value.Trim().ToLowerInvariant()
            .Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_')).Replace(' ', '-'))
        .GroupBy(anchor => anchor, StringComparer.Ordinal)
        .SelectMany(same => same.Select((anchor, index) => index == 0 ? anchor : $"{anchor}-{index}"));

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedCode();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
