namespace TrueWatch.Generators.Binding;

/// <summary>The C# expression for a status as a text, from a member that is a string, a number, a boolean or an enum.</summary>
internal static class RawStatusBinder
{
    /// <summary>The expression; null when the member is none of these.</summary>
    public static string? Bind(MemberPath path, StatusModel status, out BoundClientEnum? clientEnum, out string problem)
    {
        clientEnum = null;
        problem = "";
        var access = "response" + path.StatusAccess;
        var type = NullableType.Underlying(path.Type);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
        {
            clientEnum = ClientEnumBinder.Bind(named, status, out problem);
            return clientEnum is null ? null : $"{RuntimeNames.ClientStatusReader}({access})";
        }

        if (type.SpecialType == SpecialType.System_String && status.Kind is JsonKind.Text or JsonKind.Any)
        {
            return access;
        }

        var isInteger = type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
        if (isInteger && status.Kind is JsonKind.Integer or JsonKind.Any)
        {
            var separator = NullableType.MayBeNull(path.Type) ? "?." : ".";
            return $"{access}{separator}ToString(global::System.Globalization.CultureInfo.InvariantCulture)";
        }

        if (type.SpecialType == SpecialType.System_Boolean && status.Kind is JsonKind.Boolean or JsonKind.Any)
        {
            return $"((bool?){access}) switch {{ true => \"true\", false => \"false\", _ => null }}";
        }

        var expected = status.Kind switch
        {
            JsonKind.Integer => "an integer",
            JsonKind.Boolean => "a bool",
            _ => "a string",
        };
        problem = $"'{path.Last?.ToString() ?? type.ToDisplayString()}' is a '{path.Type.ToDisplayString()}', and the raw status has to be {expected}";
        return null;
    }
}
