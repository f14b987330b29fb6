using System.Globalization;

namespace TrueWatch.Generators.Binding;

/// <summary>Binds the conditions of an operation to what the client's method answers with.</summary>
internal sealed class ConditionBinder(
    ResponseShape shape, BoundResponse response, int? successCode, bool throwsOthers, bool hasExceptions, OperationDiagnostics diagnostics)
{
    private bool _hasFaults;

    /// <returns>The conditions, or null when one of them does not fit, which was reported.</returns>
    public List<BoundCondition>? Bind(IEnumerable<ConditionModel> conditions)
    {
        var bound = conditions.Select(Bind).ToList();
        return _hasFaults ? null : bound;
    }

    private BoundCondition Bind(ConditionModel condition)
    {
        var bound = new BoundCondition(condition.Outcome, condition.Text, new(condition.Comparisons.Select(Bind).OfType<BoundComparison>()));
        if (!_hasFaults && response.StatusCode is null && !bound.IsOfStatusCode && FindUnseen(condition) is { } unseen)
        {
            Refuse(unseen, $"{shape.DescribeMethod()}, and throws for this HTTP status, so that nothing else of the response is known; let it return the response with its status, such as ApiResponse<T>");
        }

        if (!_hasFaults && condition.Outcome != PollingState.Pending && FindDoubt(condition) is { } doubt)
        {
            diagnostics.Doubt((OperationPart)doubt.Place, AbsentStatusEnds, doubt.Problem);
        }

        return bound;
    }

    private BoundComparison? Bind(ComparisonModel comparison) => comparison.Operand.Kind switch
    {
        OperandKind.StatusCode when CheckStatusCode(comparison) is { } problem => Refuse(comparison, problem),
        OperandKind.StatusCode => Bound(comparison, "statusCode", comparison.Values.Select(value => value.Text)),
        OperandKind.Header when response.Headers is null => Refuse(comparison, shape.DescribeLack("has no headers", "headers")),
        OperandKind.Header => Bound(
            comparison,
            $"{RuntimeNames.Headers}.Find(headers, {CSharpText.Literal(comparison.Operand.Names[0])})",
            comparison.Values.Select(value => value.Kind == JsonKind.Null ? "null" : CSharpText.Literal(value.Text))),
        _ => BindBody(comparison),
    };

    /// <summary>The comparison with an HTTP status for which the client throws.</summary>
    private ComparisonModel? FindUnseen(ConditionModel condition)
    {
        var code = (successCode ?? 200).ToString(CultureInfo.InvariantCulture);
        return condition.Comparisons.FirstOrDefault(comparison => comparison.Operand.Kind == OperandKind.StatusCode
            && comparison.Values.Any(value => value.Text == code) == comparison.IsNegated);
    }

    /// <summary>A comparison that holds for an answer without the enum that it compares, where the whole condition may then.</summary>
    private (int Place, string Problem)? FindDoubt(ConditionModel condition)
    {
        var compared = condition.Comparisons
            .Where(comparison => comparison.Operand.Kind == OperandKind.Body)
            .Select(one => (Comparison: one, Path: MemberPath.Follow(shape.Body, wrapped: null, one.Operand.Names, out _)!))
            .ToList();
        return compared.Count == 0 || !compared.TrueForAll(one => HoldsForAbsent(one.Comparison, one.Path.Type))
            ? null
            : (compared[0].Comparison.Place, $"'{compared[0].Path.Last}' cannot be null, so that the condition for {States.KeyOf(condition.Outcome)} holds for a response without it; make it nullable (NSwag: generateOptionalPropertiesAsNullable)");
    }

    private static bool HoldsForAbsent(ComparisonModel comparison, ITypeSymbol type)
        => !comparison.IsNegated && !comparison.IsRequired && type.TypeKind == TypeKind.Enum
            && comparison.Values.Any(value => ClientStatusCheck.IsDefault(type, value, comparison.OperandKind));

    private BoundComparison? Refuse(ComparisonModel comparison, string problem)
    {
        _hasFaults = true;
        diagnostics.Complain((OperationPart)comparison.Place, problem);
        return null;
    }

    private static BoundComparison Bound(ComparisonModel comparison, string value, IEnumerable<string> patterns)
    {
        var any = string.Join(" or ", patterns.Distinct());
        return new(comparison.Operand.Kind, comparison.IsNegated ? $"{value} is not ({any})" : $"{value} is {any}");
    }

    private string? CheckStatusCode(ComparisonModel comparison)
    {
        var successes = comparison.Values.Select(value => value.Text).Where(code => code[0] == '2' && !throwsOthers).ToList();
        return response.StatusCode is not null ? null
            : successes.Count > 0 && successCode is null
                ? shape.DescribeLack("does not tell one success from another, and the document has several")
            : !comparison.IsNegated && successes.Exists(code => int.Parse(code, CultureInfo.InvariantCulture) != successCode)
                ? shape.DescribeLack($"does not tell one success from another, and HTTP {successCode} is the only one of the document")
            : successes.Count < comparison.Values.Count && !hasExceptions
                ? $"{shape.DescribeMethod()}, which has no HTTP status, and no exception of the client's is known that has one"
            : null;
    }

    private BoundComparison? BindBody(ComparisonModel comparison)
    {
        if (MemberPath.Follow(shape.Body, wrapped: null, comparison.Operand.Names, out var problem) is not { } path)
        {
            return Refuse(comparison, problem);
        }

        var type = NullableType.Underlying(path.Type);
        if (comparison.Values.Any(value => value.Kind == JsonKind.Null) && !CanBeMissing(path))
        {
            return Refuse(comparison, $"'{path.Last}' is a '{path.Type.ToDisplayString()}', which cannot tell whether it was in the response; make it nullable");
        }

        var patterns = comparison.Values.Select(value => Pattern(type, value, comparison.OperandKind)).ToList();
        var odd = patterns.IndexOf(null);
        return odd < 0
            ? Bound(comparison, "body" + path.ConditionAccess, patterns!)
            : Refuse(comparison, $"'{path.Last?.ToString() ?? type.ToDisplayString()}' is a '{path.Type.ToDisplayString()}', which cannot be compared with {ConditionText.Describe(comparison.Values[odd])}");
    }

    private static bool CanBeMissing(MemberPath path)
        => path.Last is null || !path.Type.IsValueType || NullableType.MayBeNull(path.Type) || IsJsonElement(path.Type);

    private static bool IsJsonElement(ITypeSymbol type) => type.ToDisplayString() == "System.Text.Json.JsonElement";

    /// <summary>A value as a constant of a C# type; null where the type has none.</summary>
    public static string? Pattern(ITypeSymbol type, LiteralModel value, JsonKind kind) => (type.SpecialType, value.Kind) switch
    {
        (_, JsonKind.Null) when IsJsonElement(type) =>
            "null or { ValueKind: global::System.Text.Json.JsonValueKind.Undefined or global::System.Text.Json.JsonValueKind.Null }",
        (_, JsonKind.Null) => "null",
        _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named => ClientEnumBinder.Find(named, value.Text, kind) is { } member
            ? $"{CSharpText.Type(named)}.{CSharpText.Identifier(member.Name)}"
            : null,
        (SpecialType.System_String, JsonKind.Text) => CSharpText.Literal(value.Text),
        (SpecialType.System_Boolean, JsonKind.Boolean) => value.Text,
        ( >= SpecialType.System_SByte and <= SpecialType.System_UInt64, JsonKind.Integer) => Fits(type, value.Text) ? value.Text : null,
        (SpecialType.System_Decimal, JsonKind.Integer or JsonKind.Number) => IsDecimal(value.Text) ? value.Text + "M" : null,
        (SpecialType.System_Double, JsonKind.Integer or JsonKind.Number) => value.Text + "D",
        (SpecialType.System_Single, JsonKind.Integer or JsonKind.Number) => IsSingle(value.Text) ? value.Text + "F" : null,
        _ => null,
    };

    // What would overflow, or become zero, is refused.
    private static bool IsDecimal(string text)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (number != 0 || Number(text) == 0);

    private static bool IsSingle(string text)
        => (float)Number(text) is var number && !float.IsInfinity(number) && (number != 0 || Number(text) == 0);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool Fits(ITypeSymbol type, string text)
    {
        try
        {
            return Convert.ChangeType(text, Type.GetType("System." + type.Name)!, CultureInfo.InvariantCulture) is not null;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
