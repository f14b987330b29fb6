using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Binding;

/// <summary>Values of a document as constants of a C# type.</summary>
internal static class CSharpConstant
{
    /// <summary>The constant; null where the type has none for the value.</summary>
    /// <param name="type">The type, without the mark of a nullable one.</param>
    /// <param name="value">The value.</param>
    /// <param name="kind">What values are that the document describes.</param>
    public static string? Of(ITypeSymbol type, LiteralModel value, JsonKind kind)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
        {
            return ClientEnumBinder.Find(named, value.Text, kind) is { } member
                ? $"{CSharpText.Type(named)}.{CSharpText.Identifier(member.Name)}"
                : null;
        }

        return (type.SpecialType, value.Kind) switch
        {
            (SpecialType.System_String, JsonKind.Text) => SymbolDisplay.FormatLiteral(value.Text, quote: true),
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
