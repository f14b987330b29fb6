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
            && Tokens(left).SequenceEqual(Tokens(right));
    }

    private static IEnumerable<(int Kind, string Text)> Tokens(SyntaxNode root) => root
        .DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax))
        .Select(static token => (token.RawKind, token.Text));

    // "#nullable" and "#if" say what the declarations behind them mean.
    private static IEnumerable<string> Directives(SyntaxNode root) => root
        .DescendantTrivia(static node => node.ContainsDirectives)
        .Where(static trivia => trivia.IsDirective)
        .Select(static trivia => trivia.ToString());
}
