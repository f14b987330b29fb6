using System.Text.RegularExpressions;
using TrueWatch.SpecEvolution.Findings;

namespace TrueWatch.SpecEvolution.Tests;

/// <summary>What the package's page says of the rules is so.</summary>
public sealed partial class PageTests
{
    private static readonly string Page = Repository.ReadText("generators/TrueWatch.SpecEvolution/README.md");

    [Fact]
    public void The_table_has_every_rule_with_its_severity_and_title()
        => Assert.Equal(
            RuleTable.All.Select(rule => $"{rule.Id} {rule.Severity} {rule.Title}"),
            Row().Matches(Page).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}"));

    [Fact]
    public void Every_rule_but_that_of_whole_documents_is_shown_by_a_pair()
    {
        var said = PairFile.Pairs.SelectMany(pair => pair.Says).Select(line => line.Split(' ')[1]).ToHashSet();

        Assert.Equal(["EVOL001"], RuleTable.All.Select(rule => rule.Id!).Where(id => !said.Contains(id)));
    }

    [Fact]
    public void Ids_are_in_order_and_each_is_there_once()
        => Assert.Equal(RuleTable.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), RuleTable.All.Select(rule => rule.Id));

    [GeneratedRegex(@"^\| `(EVOL0\d\d)` \| (\w+) \| ([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
