using System.Text.RegularExpressions;
using TrueWatch.Testing;

namespace TrueWatch.Generators.Tests;

/// <summary>The generator's page: the document and the program that it shows, and its table of diagnostics.</summary>
internal static partial class GeneratorPage
{
    public static string Text { get; } = Repository.ReadText("generators/TrueWatch.Generators/README.md");

    public static string Project => FencedBlock.AllIn(Text).First(block => block.Text.StartsWith("<ItemGroup>", StringComparison.Ordinal)).Text;

    public static string Document => Block("yaml");

    public static string Program => Block("csharp");

    /// <summary>The rows of the table: an example of each fault, and of its mending.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. TableRow().Matches(Text).Select(row => new Row(
            row.Groups["id"].Value, row.Groups["severity"].Value, row.Groups["fault"].Value, row.Groups["mended"].Value)),
    ];

    private static string Block(string language)
        => FencedBlock.AllIn(Text).First(block => block.Language == language).Text;

    [GeneratedRegex(@"^\| `(?<id>POLL0\d\d)` \| (?<severity>\w+) \| [^|]+ \| `(?<fault>[^`]+)` \| `(?<mended>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    /// <summary>A row of the table.</summary>
    internal sealed record Row(string Id, string Severity, string Fault, string Mended);
}
