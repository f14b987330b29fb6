using System.Globalization;

namespace TrueWatch.Benchmarks.Report;

/// <summary>Numbers as the report writes them.</summary>
internal static class Figure
{
    public static string Of(double value, string format = "#,0")
        => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "-";

    public static string Ratio(double value, double baseline) => Of(value / baseline, "0.00") + " ×";

    /// <summary>A time, with the unit that suits it.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Of(nanoseconds, "0.0") + " ns",
        < 1e6 => Of(nanoseconds / 1e3, "0.00") + " µs",
        < 1e9 => Of(nanoseconds / 1e6, "0.00") + " ms",
        _ => Of(nanoseconds / 1e9, "0.00") + " s",
    };

    public static string Bytes(double bytes) => bytes switch
    {
        < 10 * 1024 => Of(bytes) + " B",
        < 10 * 1024 * 1024 => Of(bytes / 1024, "#,0.0") + " KiB",
        _ => Of(bytes / (1024 * 1024), "#,0.0") + " MiB",
    };
}
