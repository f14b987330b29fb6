using Microsoft.CodeAnalysis;

namespace TrueWatch.Mutation;

/// <summary>A change of one place of the code.</summary>
/// <param name="Mutated">The text of the place after the change, for people.</param>
/// <param name="Apply">Makes the changed node of the node whose children may have changed already.</param>
internal sealed record Mutation(string Mutated, Func<SyntaxNode, SyntaxNode> Apply);
