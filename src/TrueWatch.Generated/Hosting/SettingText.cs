using System.Globalization;

namespace TrueWatch.Generated;

/// <summary>Reads the text of a setting. No exception shows the text, which may be a secret in the wrong place.</summary>
internal static class SettingText
{
    /// <exception cref="ArgumentException">The text is not a time.</exception>
    public static TimeSpan Time(string text) =>
        // A number alone would be days, which nobody means.
        text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new ArgumentException("The value is not a time. Write hours, minutes and seconds: 00:00:30 is 30 seconds.");

    /// <exception cref="ArgumentException">The text is not a number.</exception>
    public static int Number(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException(FormattableString.Invariant($"The value is not a whole number up to {int.MaxValue}."));

    /// <exception cref="ArgumentException">The text is not a truth value.</exception>
    public static bool Flag(string text) =>
        bool.TryParse(text, out var flag) ? flag : throw new ArgumentException("The value must be true or false.");
}
