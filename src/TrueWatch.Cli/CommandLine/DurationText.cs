using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace TrueWatch.Cli.CommandLine;

/// <summary>Times as people write them on a command line.</summary>
internal static partial class DurationText
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    /// <summary>The time, or null when the text is none or is out of bounds.</summary>
    public static TimeSpan? Parse(string text)
        => (Units().Match(text) is { Success: true } match ? FromUnits(match) : FromIso8601(text)) is { } time
            && time >= Shortest
            && time <= Longest
                ? time
                : null;

    [GeneratedRegex(@"^(?=.)(?:(?<d>[0-9]{1,6})d)?(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m)?(?:(?<s>[0-9]{1,9}(?:\.[0-9]{1,3})?)s)?(?:(?<ms>[0-9]{1,9})ms)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Units();

    private static TimeSpan FromUnits(Match match)
    {
        return TimeSpan.FromDays(Number("d"))
            + TimeSpan.FromHours(Number("h"))
            + TimeSpan.FromMinutes(Number("m"))
            + TimeSpan.FromSeconds(Number("s"))
            + TimeSpan.FromMilliseconds(Number("ms"));

        double Number(string unit) => match.Groups[unit] is { Success: true, Value: var digits }
            ? double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : 0;
    }

    private static TimeSpan? FromIso8601(string text)
    {
        try
        {
            return text.StartsWith('P') ? XmlConvert.ToTimeSpan(text) : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }
}
