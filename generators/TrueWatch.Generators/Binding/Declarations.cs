using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrueWatch.Generators.Binding;

/// <summary>
/// Compares what C# files declare, bodies and trivia left out. <c>SyntaxTree.IsEquivalentTo</c> would do that, but leaves
/// out more: from one compiler to the next, also what comes behind the <c>=</c> of parameters, constants and enum members.
/// </summary>
internal static class Declarations
{
    public static bool AreSame(SyntaxTree one, SyntaxTree other)
    {
        var left = one.GetRoot();
        var right = other.GetRoot();
        return left.ContainsDirectives == right.ContainsDirectives
            && (!left.ContainsDirectives || Directives(left).SequenceEqual(Directives(right)))
            && HaveSameTokens(left, right);
    }

    private static bool HaveSameTokens(SyntaxNode left, SyntaxNode right)
    {
        using var one = Tokens(left).GetEnumerator();
        using var other = Tokens(right).GetEnumerator();
        while (one.MoveNext())
        {
            if (!other.MoveNext()
                || one.Current.RawKind != other.Current.RawKind
                || !string.Equals(one.Current.Text, other.Current.Text, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return !other.MoveNext();
    }

    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode root) => root.DescendantTokens(static node => node
        is not (BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax));

    // "#nullable" and "#if" say what the declarations behind them mean.
    private static IEnumerable<string> Directives(SyntaxNode root) => root
        .DescendantTrivia(static node => node.ContainsDirectives)
        .Where(static trivia => trivia.IsDirective)
        .Select(static trivia => trivia.ToString());
}
