using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Conditions;

/// <summary>
/// Reads a condition: comparisons such as <c>$response.body#/state == 'done'</c>, with <c>&amp;&amp;</c> between them.
/// It is the part of Arazzo's simple conditions that needs no precedence, with <c>in</c> besides.
/// </summary>
internal sealed class ConditionParser(BlockDiagnostics diagnostics, YamlScalar source)
{
    private const string Operators = "==, != and in";
    private static readonly Regex Space = Of(@"\s*");
    private static readonly Regex Word = Of(@"\S*");
    private static readonly Regex Operand = Of(@"(?:(?!==|!=|&&)\S)*");
    private static readonly Regex In = Of(@"\s*in(?=[\s[]|\z)");
    private static readonly Regex BareWord = Of(@"[^\s,\]&]*");
    private static readonly Regex InQuotes = Of("'(?>(?:[^']|'')*)'");
    private static readonly Regex InDoubleQuotes = Of("\"(?>(?:[^\"\\\\]|\"\"|\\\\[\"\\\\]|\\\\(?![\"\\\\]))*)\"");
    private static readonly Regex Escape = new("''|\"\"|\\\\[\"\\\\]", RegexOptions.CultureInvariant);
    private static readonly string[] ExpressionNames = ["$statusCode", "$response.body"];
    private readonly string _text = source.Value;
    private int _position;

    /// <returns>The comparisons with their places, or null when one of them is not right, which was reported.</returns>
    public static List<ParsedComparison>? Parse(BlockDiagnostics diagnostics, YamlScalar source)
    {
        var parser = new ConditionParser(diagnostics, source);
        var comparisons = new List<ParsedComparison>();
        do
        {
            if (parser.ReadComparison() is not { } comparison)
            {
                return null;
            }

            comparisons.Add(comparison);
        }
        while (parser.TryRead("&&"));

        parser.SkipSpace();
        return parser.IsAtEnd ? comparisons : parser.Fail<List<ParsedComparison>>(parser._position, parser.DescribeRest());
    }

    private bool IsAtEnd => _position >= _text.Length;

    private ParsedComparison? ReadComparison()
    {
        SkipSpace();
        var start = _position;
        var word = Read(Operand);
        if (RuntimeExpression.Parse(word) is not { } operand)
        {
            return Fail<ParsedComparison>(start, word.Length == 0
                ? "a condition begins with an expression such as $statusCode, $response.header.name or $response.body#/name"
                : $"'{word}' is not an expression{NearestName.Suggest(word, ExpressionNames)}; there are $statusCode, $response.header.name and $response.body#/name/name", word.Length);
        }

        var end = _position;
        SkipSpace();
        if (IsAtEnd || At("&&"))
        {
            return new ParsedComparison(operand, [new LiteralModel(JsonKind.Null, "null")], IsNegated: true, Span(start, end), []);
        }

        var isNegated = TryRead("!=");
        var isList = !isNegated && (At("===") || !TryRead("=="));
        var problem = !isList ? null
            : Read(In).Length == 0 ? DescribeRest()
            : !TryRead("[") ? "behind 'in' comes a list such as ['a', 'b']"
            : null;
        if (problem is not null)
        {
            return Fail<ParsedComparison>(_position, problem);
        }

        var literals = new List<LiteralModel>();
        var places = new List<SourceSpan>();
        do
        {
            SkipSpace();
            var place = _position;
            if (ReadLiteral() is not { } literal)
            {
                return null;
            }

            literals.Add(literal);
            places.Add(Span(place, _position));
        }
        while (isList && TryRead(","));

        return !isList || TryRead("]")
            ? new ParsedComparison(operand, literals, isNegated, Span(start, _position), places)
            : Fail<ParsedComparison>(_position, "the list needs a ',' or a ']' here");
    }

    private LiteralModel? ReadLiteral()
    {
        if (!IsAtEnd && _text[_position] is '\'' or '"')
        {
            return ReadQuoted(_text[_position]);
        }

        var start = _position;
        var word = Read(BareWord);
        var kind = word.Length == 0 ? JsonKind.Text : Literal.KindOf(word);
        return kind != JsonKind.Text
            ? new LiteralModel(kind, Literal.Canonical(word, kind))
            : Fail<LiteralModel>(start, word.Length == 0
                ? "a value is missing: a text in quotes, a number, true, false or null"
                : "+-.0123456789".IndexOf(word[0]) >= 0
                    ? $"'{word}' is not a JSON number of at most 18 digits; if it is a text, put it into quotes: '{word}'"
                    : $"'{word}' is not a value; put a text into quotes: '{word}'", word.Length);
    }

    // A quote within a text is written twice, as in Arazzo and YAML; in double quotes also behind a backslash.
    private LiteralModel? ReadQuoted(char quote)
    {
        var start = _position;
        var text = Read(quote == '"' ? InDoubleQuotes : InQuotes);
        return text.Length == 0
            ? Fail<LiteralModel>(start, $"the text that begins here has no {quote} at its end")
            : new LiteralModel(JsonKind.Text, Escape.Replace(text.Substring(1, text.Length - 2), escape => escape.Value[1] == quote || (quote == '"' && escape.Value[1] == '\\') ? escape.Value.Substring(1) : escape.Value));
    }

    private static Regex Of(string pattern) => new(@"\G" + pattern, RegexOptions.CultureInvariant);

    private string Read(Regex pattern)
    {
        var match = pattern.Match(_text, _position);
        _position += match.Length;
        return match.Value;
    }

    private bool TryRead(string symbol)
    {
        SkipSpace();
        var isThere = At(symbol);
        _position += isThere ? symbol.Length : 0;
        return isThere;
    }

    private bool At(string symbol) => string.CompareOrdinal(_text, _position, symbol, 0, symbol.Length) == 0;

    private void SkipSpace() => Read(Space);

    private string DescribeRest()
    {
        var word = Word.Match(_text, _position).Value;
        return word switch
        {
            "||" or "or" => "conditions have no 'or': write each as a condition of its own, any of which is enough",
            "and" => "write && instead of 'and'",
            "=" or "===" => $"'{word}' is not an operator; did you mean '=='? There are {Operators}",
            _ => $"'{word}' is not an operator; there are {Operators}",
        };
    }

    private SourceSpan Span(int start, int end) => source.SpanOf(start, end - start);

    private T? Fail<T>(int at, string problem, int length = 0)
        where T : class
    {
        var end = length > 0 ? at + length : _text.Length;
        diagnostics.Report(MalformedCondition, Span(at, end), problem);
        return null;
    }
}
