using System.Globalization;

namespace TrueWatch.Generators.Binding;

/// <summary>An enum that the client has of its own, as NSwag makes it: which member stands for which value.</summary>
internal static class ClientEnumBinder
{
    /// <summary>The enum; null when it lacks a status that the document lists.</summary>
    public static BoundClientEnum? Bind(INamedTypeSymbol type, StatusModel status, out string problem)
    {
        var members = new List<(string Name, string WireValue)>();
        var values = new HashSet<object>();
        foreach (var value in status.IsOutcome ? [] : status.Enum.Members)
        {
            if (Find(type, value.WireValue, status.Kind) is not { } member)
            {
                problem = $"the enum '{type.ToDisplayString()}' has no member for '{value.WireValue}'; there is {NameList.Of(Members(type).Select(field => field.Name))}";
                return null;
            }

            // Two values that the client's enum does not tell apart are one there.
            if (values.Add(member.ConstantValue!))
            {
                members.Add((CSharpText.Identifier(member.Name), value.WireValue));
            }
        }

        problem = "";
        return new BoundClientEnum(CSharpText.Type(type), new(members));
    }

    public static IFieldSymbol? Find(INamedTypeSymbol type, string wireValue, JsonKind kind)
    {
        var fields = Members(type).ToList();
        if (kind == JsonKind.Integer)
        {
            return fields.Find(field => Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture) == wireValue);
        }

        var pascal = Identifiers.ToPascalCase(wireValue);
        return fields.Find(field => WireName(field) == wireValue)
            ?? fields.Find(field => WireName(field) is null && field.Name == pascal)
            ?? fields.Find(field => WireName(field) is null && field.Name == wireValue)
            ?? fields.Find(field => WireName(field) is null
                && string.Equals(field.Name.Replace("_", ""), pascal.Replace("_", ""), StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type)
        => type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue);

    private static string? WireName(IFieldSymbol field)
        => JsonMembers.AttributeText(field, "EnumMemberAttribute", "Value")
            ?? JsonMembers.AttributeText(field, "JsonStringEnumMemberNameAttribute");
}
