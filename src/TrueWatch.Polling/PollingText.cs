using System.Globalization;

namespace TrueWatch.Polling;

/// <summary>How operations, statuses and times are written in messages.</summary>
internal static class PollingText
{
    /// <summary>An operation and its arguments, such as <c>Task (taskId: 'a')</c>.</summary>
    public static string Describe(string operation, IReadOnlyList<PollingArgument> arguments)
        => arguments.Count == 0 ? operation : $"{operation} ({string.Join(", ", arguments)})";

    public static string Describe(string? rawStatus) => rawStatus is null ? "(none)" : $"'{PrintableText.OneLine(rawStatus)}'";

    public static string Describe(PollingFaultKind kind) => kind.ToString().ToLowerInvariant();

    public static string Describe(int polls) => polls == 1 ? "1 poll" : $"{polls} polls";

    /// <summary>A time: <c>2.5 s</c> below a minute, <c>0:30:00</c> from there on.</summary>
    public static string Describe(TimeSpan time)
        => time < TimeSpan.FromMinutes(1)
            ? time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s"
            : time.ToString("g", CultureInfo.InvariantCulture);
}
