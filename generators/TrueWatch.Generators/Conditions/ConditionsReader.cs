using System.Globalization;

namespace TrueWatch.Generators.Conditions;

/// <summary>Reads the conditions of an operation and checks them against its schema.</summary>
internal sealed class ConditionsReader(BlockDiagnostics diagnostics, ResponseBody body)
{
    private readonly Dictionary<EquatableArray<ComparisonModel>, PollingState> _asked = [];

    /// <summary>The conditions in the order in which they are asked.</summary>
    public List<ConditionModel> Conditions { get; } = [];

    public List<SourceSpan> Places { get; } = [];

    public bool HasFaults { get; private set; }

    public bool HasAny(PollingState outcome) => Conditions.Exists(condition => condition.Outcome == outcome);

    /// <summary>Reads a list of conditions, any of which is enough.</summary>
    public void Read(PollingState outcome, YamlNode? node)
    {
        foreach (var item in YamlSequence.ItemsOf(node))
        {
            if (item is YamlScalar { IsNull: false } text)
            {
                HasFaults |= ConditionParser.Parse(diagnostics, text) is not { } comparisons || !TryAdd(outcome, text, comparisons);
            }
            else
            {
                HasFaults = true;
                diagnostics.Complain(item.Span, $"a condition must be a text, such as $response.body#/state == 'done', not {item.Kind}");
            }
        }
    }

    /// <summary>Adds a condition, and returns whether all its comparisons are right.</summary>
    private bool TryAdd(PollingState outcome, YamlScalar source, List<ParsedComparison> comparisons)
    {
        var models = new List<ComparisonModel>();
        foreach (var comparison in comparisons)
        {
            if (Check(comparison) is { } kind)
            {
                var isRequired = comparison.Operand.Kind == OperandKind.Body && body.IsRequired(comparison.Operand.Names);
                var place = (int)OperationPart.FirstComparison + Places.Count;
                models.Add(new ComparisonModel(comparison.Operand, kind, isRequired, new(comparison.Values), comparison.IsNegated, place));
                Places.Add(comparison.Span);
            }
        }

        var added = new ConditionModel(outcome, source.Value, new(models));
        if (added.IsContradiction)
        {
            diagnostics.Report(UnreachableCondition, source.Span, "the condition contradicts itself, and never holds");
        }
        else if (_asked.TryGetValue(added.Question, out var earlier))
        {
            diagnostics.Report(
                UnreachableCondition, source.Span, $"the condition is there already, for {States.KeyOf(earlier)}, and is never asked again");
        }
        else
        {
            _asked.Add(added.Question, outcome);
            Conditions.Add(added);
        }

        return models.Count == comparisons.Count;
    }

    /// <summary>What the operand is; null where the comparison is not right.</summary>
    private JsonKind? Check(ParsedComparison comparison) => comparison.Operand.Kind switch
    {
        OperandKind.StatusCode when comparison.Places.Count == 0
            => Refuse(comparison, "every response has a $statusCode; compare it, as in $statusCode == 200"),
        OperandKind.StatusCode => CheckValues(comparison, JsonKind.Integer, IsStatusCode, "$statusCode is a number from 100 to 599", []),
        OperandKind.Header => JsonKind.Text,
        _ => CheckBody(comparison),
    };

    private JsonKind? CheckBody(ParsedComparison comparison)
    {
        var expression = ConditionText.ExpressionOf(comparison.Operand.Names);
        if (body.Follow(expression, comparison.Span, comparison.Operand.Names) is not { } schema)
        {
            return null;
        }

        var kind = body.Schemas.KindOf(schema);
        var values = body.Schemas.Parts(schema).SelectMany(SchemaWalk.ValuesOf).Select(value => Literal.Canonical(value.Value, kind)).ToList();
        var expected = values.Count > 0
            ? $"one of {NameList.Of(values)}"
            : ConditionText.Describe(kind) + (kind == JsonKind.Structure ? ", which can only be there or not" : "");
        return CheckValues(
            comparison,
            kind,
            literal => literal.Kind == JsonKind.Null
                || ((kind == JsonKind.Any || literal.Kind == kind || (literal.Kind == JsonKind.Integer && kind == JsonKind.Number))
                    && (values.Count == 0 || values.Exists(value => Literal.AreEqual(value, literal.Text, kind)))),
            $"{expression} is {expected}",
            values);
    }

    private JsonKind? CheckValues(
        ParsedComparison comparison, JsonKind kind, Func<LiteralModel, bool> isRight, string expected, IEnumerable<string> known)
    {
        var wrong = comparison.Values.Zip(comparison.Places, (value, place) => (value, place)).Where(pair => !isRight(pair.value)).ToList();
        foreach (var (value, place) in wrong)
        {
            var near = NearestName.Suggest(value.Text, known);
            diagnostics.Report(ImpossibleValue, place, $"{ConditionText.Describe(value)} can never be there{near}: {expected}");
        }

        // Of a boolean there is nothing else left.
        return kind == JsonKind.Boolean && comparison.Values.Select(value => value.Text).Distinct().Count() == 3
            ? Refuse(comparison, "the condition holds for every response")
            : wrong.Count == 0 ? kind : null;
    }

    private JsonKind? Refuse(ParsedComparison comparison, string problem)
    {
        diagnostics.Report(MalformedCondition, comparison.Span, problem);
        return null;
    }

    private static bool IsStatusCode(LiteralModel literal) => literal.Kind == JsonKind.Integer
        && int.TryParse(literal.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        && code is >= 100 and <= 599;
}
