using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TrueWatch.SpecEvolution.Tests;

/// <summary>What is said of each of the pairs in pairs.txt, word by word, and where.</summary>
public sealed class PairTests
{
    public static TheoryData<string> Names => [.. PairFile.Pairs.Select(pair => pair.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pair_says_this(string name)
    {
        var pair = PairFile.Pairs.Single(pair => pair.Name == name);
        var run = new EvolutionRun(pair.Old, pair.New, pair.HasOpenEnums);

        Assert.Equal(pair.Says, run.Diagnostics.Select(diagnostic => Describe(diagnostic, pair.New)));
    }

    [Fact]
    public void The_pairs_are_many() => Assert.InRange(PairFile.Pairs.Count, 80, int.MaxValue);

    private static string Describe(Diagnostic diagnostic, string document)
    {
        var place = diagnostic.Location.GetLineSpan().StartLinePosition;
        var line = document.Split('\n')[place.Line];
        Assert.StartsWith(line[place.Character..], document[diagnostic.Location.SourceSpan.Start..], StringComparison.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id} at '{line[..place.Character].Trim()}«{line[place.Character..].Trim()}': {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
