using System.Globalization;
using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Polling;

/// <summary>
/// ISO 8601 durations, in any order of magnitude from weeks to fractions of a second. Years and months are refused: they
/// have no fixed length.
/// </summary>
internal static class Iso8601Duration
{
    private static readonly Regex Syntax = new(
        @"^P(?=[0-9T])(?:([0-9]{1,9})W)?(?:([0-9]{1,9})D)?(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:\.[0-9]{1,7})?)S)?)?\z",
        RegexOptions.CultureInvariant);

    /// <summary>The duration, or null when the text is none, or one of more than 68 years.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Syntax.Match(text);
        var seconds = (Number(1) * 7 * 86_400) + (Number(2) * 86_400) + (Number(3) * 3_600) + (Number(4) * 60) + Number(5);
        return !match.Success || seconds > int.MaxValue ? null : new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond));

        decimal Number(int group) => match.Groups[group].Success
            ? decimal.Parse(match.Groups[group].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : 0;
    }
}
