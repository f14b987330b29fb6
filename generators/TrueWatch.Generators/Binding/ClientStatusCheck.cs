using System.Globalization;

namespace TrueWatch.Generators.Binding;

/// <summary>Reports where a client reads a status as something else than the answer says: when it is absent, or not known.</summary>
internal static class ClientStatusCheck
{
    /// <summary>Reports what is wrong with the member that has the status.</summary>
    public static void Report(MemberPath path, StatusModel status, OperationDiagnostics diagnostics)
    {
        ReportAbsent(path, status, diagnostics);
        if (NullableType.Underlying(path.Type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            && status.Kind != JsonKind.Integer
            && path.Last is { } member
            && ConverterOf(member.Symbol, type) is { } converter)
        {
            var refused = converter.ContainingNamespace.ToDisplayString() == "System.Text.Json.Serialization"
                ? status.Enum.Members.Select(one => one.WireValue).Where(value => !Reads(type, value, status.Kind)).ToList()
                : [];
            var listed = refused.Count == 0 ? "" : $"{NameList.Of(refused.Select(value => $"'{value}'"))}, since it ignores [EnumMember], and ";
            diagnostics.Doubt(
                OperationPart.Status, RefusedStatus,
                $"'{member}' is read by {converter.Name}, which refuses {listed}every status that is not listed, so that such a poll is a fault; have the client read a text: leave 'enum' out of its schema, since the states name the statuses");
        }
    }

    /// <summary>Whether a value that a comparison asks for is that of an answer without it.</summary>
    public static bool IsDefault(ITypeSymbol type, LiteralModel value, JsonKind kind) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => ClientEnumBinder.Find(named, value.Text, kind) is { } field
            && Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture) == 0,
        { SpecialType: SpecialType.System_Boolean } => value.Text == "false",
        { IsValueType: true } => double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0,
        _ => false,
    };

    private static void ReportAbsent(MemberPath path, StatusModel status, OperationDiagnostics diagnostics)
    {
        var zero = path.Last is { } last && !status.IsOutcome && !NullableType.CanBeNull(last.Type)
            ? status.Enum.Members.FirstOrDefault(member => IsDefault(last.Type, new LiteralModel(status.Kind, member.WireValue), status.Kind))
            : null;
        var end = status.Outcomes.FirstOrDefault(outcome => outcome.Member == zero?.Name);
        if (zero is not null && (end is not null || (!status.IsRequired && path.Type.TypeKind == TypeKind.Enum)))
        {
            var meaning = end is null ? "" : $", which is in '{States.KeyOf(end.Outcome)}'";
            diagnostics.Doubt(
                OperationPart.Status, end is null || status.IsRequired ? AbsentStatus : AbsentStatusEnds,
                $"'{path.Last}' cannot be null, so that a response without a status reads like '{zero.WireValue}'{meaning}; make it nullable (NSwag: generateOptionalPropertiesAsNullable)");
        }
    }

    // By its attribute: what the options of a serializer say, nobody can see, nor what a converter does that overrides something.
    private static INamedTypeSymbol? ConverterOf(ISymbol member, INamedTypeSymbol type) => member.GetAttributes()
        .Concat(type.GetAttributes())
        .Where(attribute => attribute.AttributeClass?.Name == "JsonConverterAttribute" && attribute.ConstructorArguments.Length > 0)
        .Select(attribute => attribute.ConstructorArguments[0].Value as INamedTypeSymbol)
        .FirstOrDefault() is { } converter && JsonMembers.Bases(converter).FirstOrDefault(one => IsKnown(one) || one.GetMembers().Any(own => own.IsOverride)) is { } first && IsKnown(first)
            ? converter
            : null;

    private static bool IsKnown(ITypeSymbol converter) => converter.Name is "JsonStringEnumConverter" or "StringEnumConverter";

    // In any letter case, as the converter does.
    private static bool Reads(INamedTypeSymbol type, string value, JsonKind kind)
        => ClientEnumBinder.Find(type, value, kind) is { } field
            && string.Equals(
                JsonMembers.AttributeText(field, "JsonStringEnumMemberNameAttribute") ?? field.Name, value, StringComparison.OrdinalIgnoreCase);
}
