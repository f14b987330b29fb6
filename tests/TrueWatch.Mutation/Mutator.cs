using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace TrueWatch.Mutation;

/// <summary>
/// Finds the mutants of a file, and puts those that are chosen into it, each behind a switch: one build serves them all.
/// </summary>
/// <param name="file">The path of the file, from the core's folder.</param>
/// <param name="firstId">The number of the file's first mutant.</param>
/// <param name="isChosen">Whether a mutant goes into the code.</param>
internal sealed class Mutator(string file, int firstId, Func<int, bool> isChosen) : CSharpSyntaxRewriter
{
    private const string Switch = "global::TrueWatch.Mutation.Mutant";

    private int _nextId = firstId;

    /// <summary>Everything that was found, chosen or not.</summary>
    public List<Mutant> Found { get; } = [];

    /// <inheritdoc/>
    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || IsConstant(node))
        {
            return node;
        }

        var inner = base.Visit(node)!;
        var visited = inner;
        foreach (var mutation in Mutations.Of(node))
        {
            var id = _nextId++;
            Found.Add(new Mutant(id, file, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, OneLine(node.ToString()), OneLine(mutation.Mutated)));
            if (isChosen(id))
            {
                visited = Behind(id, mutation.Apply(inner), visited);
            }
        }

        return visited;
    }

    // The compiler has to know it, or it is none of the program's behavior.
    private static bool IsConstant(SyntaxNode node) => node is AttributeListSyntax or PatternSyntax or EnumMemberDeclarationSyntax
            or SwitchLabelSyntax or TypeSyntax or UsingDirectiveSyntax or ParameterListSyntax
        || node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } }
        || (node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword))
        || (node is LocalDeclarationStatementSyntax local && local.IsConst);

    private static SyntaxNode Behind(int id, SyntaxNode mutated, SyntaxNode original) => original switch
    {
        StatementSyntax statement => ParseStatement($"if (!{Switch}.Is({id})) {{ {statement.WithoutTrivia()} }}").WithTriviaFrom(statement),
        _ => ParseExpression($"({Switch}.Is({id}) ? ({mutated.WithoutTrivia()}) : ({original.WithoutTrivia()}))").WithTriviaFrom(original),
    };

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 140 ? $"{line[..137]}..." : line;
    }
}
