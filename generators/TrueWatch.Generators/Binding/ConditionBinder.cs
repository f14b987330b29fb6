using System.Globalization;

namespace TrueWatch.Generators.Binding;

/// <summary>Binds the conditions of an operation to what the client's method answers with.</summary>
internal sealed class ConditionBinder(ResponseShape shape, BoundResponse response, int? successCode, bool throwsOthers, bool hasExceptions)
{
    /// <returns>The comparison, or null with what is wrong.</returns>
    public BoundComparison? Bind(ComparisonModel comparison, out string problem)
    {
        switch (comparison.Operand.Kind)
        {
            case OperandKind.StatusCode:
                problem = CheckStatusCode(comparison);
                return problem.Length == 0 ? Bound(comparison, "statusCode", comparison.Values.Select(value => value.Text)) : null;
            case OperandKind.Header:
                problem = response.Headers is null ? shape.DescribeLack("has no headers", "headers") : "";
                var header = $"{RuntimeNames.Headers}.Find(headers, {CSharpText.Literal(comparison.Operand.Names[0])})";
                return problem.Length == 0 ? Bound(comparison, header, comparison.Values.Select(HeaderPattern)) : null;
            default:
                return BindBody(comparison, out problem);
        }
    }

    /// <summary>The comparison with an HTTP status for which the client throws.</summary>
    public ComparisonModel? FindUnseen(ConditionModel condition)
    {
        var code = (successCode ?? 200).ToString(CultureInfo.InvariantCulture);
        return condition.Comparisons.FirstOrDefault(comparison => comparison.Operand.Kind == OperandKind.StatusCode
            && comparison.Values.Any(value => value.Text == code) == comparison.IsNegated);
    }

    /// <summary>A comparison that holds for an answer without the enum that it compares, where the whole condition may then.</summary>
    public (int Place, string Problem)? FindDoubt(ConditionModel condition)
    {
        var held = default((int, string)?);
        foreach (var comparison in condition.Comparisons.Where(comparison => comparison.Operand.Kind == OperandKind.Body))
        {
            var path = MemberPath.Follow(shape.Body, wrapped: null, comparison.Operand.Names, out _)!;
            if (comparison.IsNegated || comparison.IsRequired || path.Type.TypeKind != TypeKind.Enum || !comparison.Values.Any(value => ClientStatusCheck.IsDefault(path.Type, value, comparison.OperandKind)))
            {
                return null;
            }

            held ??= (
                comparison.Place,
                $"'{path.Last}' cannot be null, so that the condition for {States.KeyOf(condition.Outcome)} holds for a response without it; make it nullable (NSwag: generateOptionalPropertiesAsNullable)");
        }

        return held;
    }

    private static BoundComparison Bound(ComparisonModel comparison, string value, IEnumerable<string> patterns)
    {
        var any = string.Join(" or ", patterns.Distinct());
        return new(comparison.Operand.Kind, comparison.IsNegated ? $"{value} is not ({any})" : $"{value} is {any}");
    }

    private static string HeaderPattern(LiteralModel value) => value.Kind == JsonKind.Null ? "null" : CSharpText.Literal(value.Text);

    private string CheckStatusCode(ComparisonModel comparison)
    {
        var successes = comparison.Values.Select(value => value.Text).Where(code => code[0] == '2' && !throwsOthers).ToList();
        return response.StatusCode is not null ? ""
            : successes.Count > 0 && successCode is null
                ? shape.DescribeLack("does not tell one success from another, and the document has several")
            : !comparison.IsNegated && successes.Exists(code => int.Parse(code, CultureInfo.InvariantCulture) != successCode)
                ? shape.DescribeLack($"does not tell one success from another, and HTTP {successCode} is the only one of the document")
            : successes.Count < comparison.Values.Count && !hasExceptions
                ? $"{shape.DescribeMethod()}, which has no HTTP status, and no exception of the client's is known that has one"
            : "";
    }

    private BoundComparison? BindBody(ComparisonModel comparison, out string problem)
    {
        if (MemberPath.Follow(shape.Body, wrapped: null, comparison.Operand.Names, out problem) is not { } path)
        {
            return null;
        }

        var type = NullableType.Underlying(path.Type);
        if (comparison.Values.Any(value => value.Kind == JsonKind.Null) && !CanBeMissing(path))
        {
            problem = $"'{path.Last}' is a '{path.Type.ToDisplayString()}', which cannot tell whether it was in the response; make it nullable";
            return null;
        }

        var patterns = comparison.Values.Select(value => Pattern(type, value, comparison.OperandKind)).ToList();
        var odd = patterns.IndexOf(null);
        if (odd >= 0)
        {
            problem = $"'{path.Last?.ToString() ?? type.ToDisplayString()}' is a '{path.Type.ToDisplayString()}', which cannot be compared with {ConditionText.Describe(comparison.Values[odd])}";
            return null;
        }

        return Bound(comparison, "body" + path.ConditionAccess, patterns!);
    }

    private static bool CanBeMissing(MemberPath path)
        => path.Last is null || !path.Type.IsValueType || NullableType.MayBeNull(path.Type) || IsJsonElement(path.Type);

    private static bool IsJsonElement(ITypeSymbol type) => type.ToDisplayString() == "System.Text.Json.JsonElement";

    /// <summary>A value as a constant of a C# type; null where the type has none.</summary>
    public static string? Pattern(ITypeSymbol type, LiteralModel value, JsonKind kind)
    {
        if (value.Kind == JsonKind.Null)
        {
            return IsJsonElement(type)
                ? "null or { ValueKind: global::System.Text.Json.JsonValueKind.Undefined or global::System.Text.Json.JsonValueKind.Null }"
                : "null";
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
        {
            return ClientEnumBinder.Find(named, value.Text, kind) is { } member
                ? $"{CSharpText.Type(named)}.{CSharpText.Identifier(member.Name)}"
                : null;
        }

        return (type.SpecialType, value.Kind) switch
        {
            (SpecialType.System_String, JsonKind.Text) => CSharpText.Literal(value.Text),
            (SpecialType.System_Boolean, JsonKind.Boolean) => value.Text,
            ( >= SpecialType.System_SByte and <= SpecialType.System_UInt64, JsonKind.Integer) => Fits(type, value.Text) ? value.Text : null,
            (SpecialType.System_Decimal, JsonKind.Integer or JsonKind.Number) => IsDecimal(value.Text) ? value.Text + "M" : null,
            (SpecialType.System_Double, JsonKind.Integer or JsonKind.Number) => value.Text + "D",
            (SpecialType.System_Single, JsonKind.Integer or JsonKind.Number) => IsSingle(value.Text) ? value.Text + "F" : null,
            _ => null,
        };
    }

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
