using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace TrueWatch.Mutation;

/// <summary>What can be changed about a node.</summary>
internal static class Mutations
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Operators = new()
    {
        [SyntaxKind.LessThanToken] = [SyntaxKind.LessThanEqualsToken, SyntaxKind.GreaterThanToken],
        [SyntaxKind.LessThanEqualsToken] = [SyntaxKind.LessThanToken, SyntaxKind.GreaterThanToken],
        [SyntaxKind.GreaterThanToken] = [SyntaxKind.GreaterThanEqualsToken, SyntaxKind.LessThanToken],
        [SyntaxKind.GreaterThanEqualsToken] = [SyntaxKind.GreaterThanToken, SyntaxKind.LessThanToken],
        [SyntaxKind.EqualsEqualsToken] = [SyntaxKind.ExclamationEqualsToken],
        [SyntaxKind.ExclamationEqualsToken] = [SyntaxKind.EqualsEqualsToken],
        [SyntaxKind.AmpersandAmpersandToken] = [SyntaxKind.BarBarToken],
        [SyntaxKind.BarBarToken] = [SyntaxKind.AmpersandAmpersandToken],
        [SyntaxKind.PlusToken] = [SyntaxKind.MinusToken],
        [SyntaxKind.MinusToken] = [SyntaxKind.PlusToken],
        [SyntaxKind.AsteriskToken] = [SyntaxKind.SlashToken],
        [SyntaxKind.SlashToken] = [SyntaxKind.AsteriskToken],
        [SyntaxKind.PlusEqualsToken] = [SyntaxKind.MinusEqualsToken],
        [SyntaxKind.MinusEqualsToken] = [SyntaxKind.PlusEqualsToken],
        [SyntaxKind.PlusPlusToken] = [SyntaxKind.MinusMinusToken],
        [SyntaxKind.MinusMinusToken] = [SyntaxKind.PlusPlusToken],
    };

    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["Any"] = "All",
        ["All"] = "Any",
        ["First"] = "Last",
        ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
    };

    public static IEnumerable<Mutation> Of(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.QuestionQuestionToken } coalesce =>
        [
            new(coalesce.Left.ToString(), visited => ((BinaryExpressionSyntax)visited).Left),
            new(coalesce.Right.ToString(), visited => ((BinaryExpressionSyntax)visited).Right),
        ],
        BinaryExpressionSyntax binary when !IsText(binary.Left) && !IsText(binary.Right) =>
            OtherOperators(binary, binary.OperatorToken).Concat(Negations(binary)),
        AssignmentExpressionSyntax assignment => OtherOperators(assignment, assignment.OperatorToken),
        PrefixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.ExclamationToken } not =>
            [new(not.Operand.ToString(), visited => ((PrefixUnaryExpressionSyntax)visited).Operand)],
        PostfixUnaryExpressionSyntax postfix => OtherOperators(postfix, postfix.OperatorToken),
        PrefixUnaryExpressionSyntax prefix when prefix.OperatorToken.Kind() is SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken =>
            OtherOperators(prefix, prefix.OperatorToken),
        LiteralExpressionSyntax literal => OfLiteral(literal),
        InterpolatedStringExpressionSyntax => [new("\"\"", static _ => Text(""))],
        ConditionalExpressionSyntax => [new("(branches swapped)", static visited => Swap((ConditionalExpressionSyntax)visited))],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
            when Methods.TryGetValue(member.Name.Identifier.Text, out var other) => Renamed(member, other).Concat(Negations(node)),
        ExpressionStatementSyntax => [new("(removed)", static _ => Block())],
        ExpressionSyntax expression => Negations(expression),
        _ => [],
    };

    private static IEnumerable<Mutation> OfLiteral(LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => [new("false", static _ => LiteralExpression(SyntaxKind.FalseLiteralExpression))],
        SyntaxKind.FalseLiteralExpression => [new("true", static _ => LiteralExpression(SyntaxKind.TrueLiteralExpression))],
        SyntaxKind.StringLiteralExpression when literal.Token.ValueText.Length > 0 => [new("\"\"", static _ => Text(""))],
        SyntaxKind.StringLiteralExpression => [new("\"mutant\"", static _ => Text("mutant"))],
        SyntaxKind.NumericLiteralExpression when literal.Token.Value is int value =>
            [new($"{value + 1}", _ => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value + 1)))],
        _ => [],
    };

    private static IEnumerable<Mutation> OtherOperators(SyntaxNode node, SyntaxToken token) =>
        Operators.GetValueOrDefault(token.Kind(), []).Select(kind => new Mutation(
            Replaced(node, token, kind).ToString(),
            visited => Replaced(visited, OperatorOf(visited), kind)));

    // A condition that decides the other way; comparisons have mutations of their own.
    private static IEnumerable<Mutation> Negations(SyntaxNode node) =>
        node is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }
        && IsCondition(node)
            ? [new($"!({node})", static visited => PrefixUnaryExpression(
                SyntaxKind.LogicalNotExpression, ParenthesizedExpression((ExpressionSyntax)visited.WithoutTrivia())))]
            : [];

    private static bool IsCondition(SyntaxNode node) => node.Parent switch
    {
        IfStatementSyntax parent => parent.Condition == node,
        WhileStatementSyntax parent => parent.Condition == node,
        ConditionalExpressionSyntax parent => parent.Condition == node,
        WhenClauseSyntax parent => parent.Condition == node,
        CatchFilterClauseSyntax parent => parent.FilterExpression == node,
        _ => false,
    };

    private static IEnumerable<Mutation> Renamed(MemberAccessExpressionSyntax member, string name) =>
    [
        new($"{member.Expression}.{name}", visited =>
        {
            var invocation = (InvocationExpressionSyntax)visited;
            var access = (MemberAccessExpressionSyntax)invocation.Expression;
            return invocation.WithExpression(access.WithName(access.Name is GenericNameSyntax generic
                ? generic.WithIdentifier(Identifier(name))
                : IdentifierName(name)));
        }),
    ];

    private static ConditionalExpressionSyntax Swap(ConditionalExpressionSyntax conditional) => conditional
        .WithWhenTrue(conditional.WhenFalse.WithTriviaFrom(conditional.WhenTrue))
        .WithWhenFalse(conditional.WhenTrue.WithTriviaFrom(conditional.WhenFalse));

    private static SyntaxToken OperatorOf(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken,
        PostfixUnaryExpressionSyntax postfix => postfix.OperatorToken,
        PrefixUnaryExpressionSyntax prefix => prefix.OperatorToken,
        _ => default,
    };

    // By its text: a node of another kind would have to be made for each operator.
    private static ExpressionSyntax Replaced(SyntaxNode node, SyntaxToken token, SyntaxKind kind)
    {
        var text = node.ToFullString();
        var at = token.SpanStart - node.FullSpan.Start;
        return ParseExpression(string.Concat(text.AsSpan(0, at), SyntaxFacts.GetText(kind), text.AsSpan(at + token.Span.Length)));
    }

    private static bool IsText(ExpressionSyntax node) =>
        node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression);

    private static LiteralExpressionSyntax Text(string value) =>
        LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(value));
}
