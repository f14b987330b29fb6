using System.Globalization;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>Values as people read them.</summary>
internal static class DisplayText
{
    /// <summary>
    /// A text from outside on one line: a control character in it could move the terminal's cursor or colour.
    /// </summary>
    public static string OneLine(string text) => PrintableText.OneLine(text).Trim();

    /// <summary>A time with the precision that matters.</summary>
    public static string Time(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : $"{(long)time.TotalMinutes} min {time.Seconds:00} s";

    /// <summary>A number of polls.</summary>
    public static string Polls(int polls) => polls == 1 ? "1 poll" : $"{polls} polls";
}
