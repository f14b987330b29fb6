using System.Globalization;
using System.Text;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>Values as people read them.</summary>
internal static class DisplayText
{
    /// <summary>
    /// A text from outside on one line: a character in it could move the terminal's cursor, change its colour or reorder
    /// what is read.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters of it are shown.</param>
    public static string OneLine(string text, int longest = PrintableText.MaximumLength)
        => PrintableText.Shorten(PrintableText.OneLine(text).Trim(), longest);

    /// <summary>A text of any length and several lines, without the characters that <see cref="OneLine"/> leaves out.</summary>
    public static string Lines(string text) => text.EnumerateRunes().All(IsPrinted)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => IsPrinted(rune) ? rune.ToString() : " "));

    /// <summary>Whether <see cref="OneLine"/> leaves a character out.</summary>
    public static bool IsControl(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A time with the precision that matters.</summary>
    public static string Time(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : $"{(long)time.TotalMinutes} min {time.Seconds:00} s";

    /// <summary>A number of bytes with the precision that matters.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
        var unit = bytes < 1024 ? 0 : Math.Min((int)Math.Log(bytes, 1024), units.Length - 1);
        return unit == 0 ? Count((int)bytes, "byte") : $"{(bytes / Math.Pow(1024, unit)).ToString("0.0", CultureInfo.InvariantCulture)} {units[unit]}";
    }

    /// <summary>A number of polls.</summary>
    public static string Polls(int polls) => Count(polls, "poll");

    /// <summary>A number of things.</summary>
    public static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    private static bool IsPrinted(Rune rune) => rune.Value is '\n' or '\t' || !IsControl(rune);
}
