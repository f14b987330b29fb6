using System.Globalization;
using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>Whole numbers in any notation: <c>12</c>, <c>12.0</c>, <c>1.2e1</c>, each as a number or as a text, which may have white space around it.</summary>
internal static class WholeNumber
{
    private const NumberStyles Notations =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // As many as every decimal has; it rounds what has more, and what is too small.
    private const int ExactDigits = 28;

    public static bool TryRead(JsonElement element, out decimal number)
    {
        number = 0;
        return element.ValueKind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(element.ToString(), Notations, CultureInfo.InvariantCulture, out number)
            && number == decimal.Truncate(number)
            && IsExact(element.ToString(), number);
    }

    private static bool IsExact(string text, decimal number)
    {
        var mantissa = text.Split('e', 'E')[0].Trim().TrimStart('-', '+').Replace(".", "");
        var digits = mantissa.Trim('0').Length;
        return digits <= ExactDigits && (number != 0 || digits == 0);
    }
}
