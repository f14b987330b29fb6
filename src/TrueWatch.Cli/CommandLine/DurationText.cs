using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace TrueWatch.Cli.CommandLine;

/// <summary>Times as people write them on a command line, in upper or lower case.</summary>
internal static partial class DurationText
{
    private const string Number = @"[0-9]{1,6}(?:\.[0-9]{1,6})?";

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    /// <summary>The time, or null when the text is none or is out of bounds.</summary>
    public static TimeSpan? Parse(string text)
        => (Units().Match(text) is { Success: true } match ? FromUnits(match) : FromIso8601(text.ToUpperInvariant())) is { } time
            && time >= Shortest
            && time <= Longest
                ? time
                : null;

    // Seconds need no unit, if they are all there is.
    [GeneratedRegex($"^(?=.)(?:(?<s>{Number})|(?:(?<d>{Number})d)?(?:(?<h>{Number})h)?(?:(?<m>{Number})m)?(?:(?<s>{Number})s)?(?:(?<ms>{Number})ms)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Units();

    private static TimeSpan FromUnits(Match match)
    {
        return TimeSpan.FromDays(Value("d"))
            + TimeSpan.FromHours(Value("h"))
            + TimeSpan.FromMinutes(Value("m"))
            + TimeSpan.FromSeconds(Value("s"))
            + TimeSpan.FromMilliseconds(Value("ms"));

        double Value(string unit) => match.Groups[unit] is { Success: true, Value: var digits }
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
