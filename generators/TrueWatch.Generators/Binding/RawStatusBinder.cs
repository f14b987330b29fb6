namespace TrueWatch.Generators.Binding;

/// <summary>The C# expression for a status as a text, from a member that is a string, a number, a boolean or an enum.</summary>
internal static class RawStatusBinder
{
    /// <summary>The expression; null when the member is none of these.</summary>
    public static string? Bind(MemberPath path, StatusModel status, out BoundClientEnum? clientEnum, out string problem)
    {
        clientEnum = null;
        var access = "response" + path.StatusAccess;
        var type = NullableType.Underlying(path.Type);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
        {
            clientEnum = ClientEnumBinder.Bind(named, status, out problem);
            return clientEnum is null ? null : $"{RuntimeNames.ClientStatusReader}({access})";
        }

        var expected = status.Kind == JsonKind.Integer ? "an integer" : status.Kind == JsonKind.Boolean ? "a bool" : "a string";
        problem = $"'{path.Last?.ToString() ?? type.ToDisplayString()}' is a '{path.Type.ToDisplayString()}', and the raw status has to be {expected}";
        return (status.Kind, type.SpecialType) switch
        {
            (JsonKind.Text or JsonKind.Any, SpecialType.System_String) => access,
            (JsonKind.Integer or JsonKind.Any, >= SpecialType.System_SByte and <= SpecialType.System_UInt64) =>
                $"{access}{(NullableType.MayBeNull(path.Type) ? "?." : ".")}ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            (JsonKind.Boolean or JsonKind.Any, SpecialType.System_Boolean) =>
                $"((bool?){access}) switch {{ true => \"true\", false => \"false\", _ => null }}",
            _ => null,
        };
    }
}
