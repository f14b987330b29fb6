using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrueWatch.Mutation;

/// <summary>Puts the locks of every type behind a switch of the type's name.</summary>
internal sealed class LockRemover : CSharpSyntaxRewriter
{
    private int _next;

    /// <summary>The types with locks.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override SyntaxNode? VisitLockStatement(LockStatementSyntax node)
    {
        var type = node.Ancestors().OfType<TypeDeclarationSyntax>().Last().Identifier.Text;
        Types.Add(type);
        var visited = (LockStatementSyntax)base.VisitLockStatement(node)!;
        var flag = $"mutantLocks{_next++}";

        // The same statements twice would declare labels and local functions twice; and so does a name that nested locks share.
        return SyntaxFactory.ParseStatement($$"""
            {
                var {{flag}} = global::TrueWatch.Mutation.Mutant.Locks("{{type}}");
                if ({{flag}}) { global::TrueWatch.Mutation.Mutant.Enter({{visited.Expression}}); }
                try {{visited.Statement}}
                finally { if ({{flag}}) { global::TrueWatch.Mutation.Mutant.Exit({{visited.Expression}}); } }
            }
            """).WithTriviaFrom(node);
    }
}
