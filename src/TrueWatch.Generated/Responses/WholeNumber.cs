using System.Globalization;
using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>Whole numbers in any notation: <c>12</c>, <c>12.0</c>, <c>1.2e1</c>, each as a number or as a text, which may have white space around it.</summary>
internal static class WholeNumber
{
    private const NumberStyles Notations =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryRead(JsonElement element, out decimal number)
    {
        number = 0;
        return element.ValueKind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(element.ToString(), Notations, CultureInfo.InvariantCulture, out number)
            && number == decimal.Truncate(number);
    }
}
