using System.Globalization;

namespace TrueWatch.Cli.Service;

/// <summary>A request that some process has sent, in times of the machine's clock.</summary>
/// <param name="Id">Names the request.</param>
/// <param name="Start">When it was allowed.</param>
/// <param name="End">When it no longer counts.</param>
internal sealed record SharedBudgetEntry(Guid Id, TimeSpan Start, TimeSpan End)
{
    /// <returns>The entry, or null when the line is none.</returns>
    public static SharedBudgetEntry? Parse(string line)
        => line.Split(' ') is [var id, var start, var end]
            && Guid.TryParseExact(id, "N", out var guid)
            && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var startTicks)
            && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var endTicks)
                ? new SharedBudgetEntry(guid, TimeSpan.FromTicks(startTicks), TimeSpan.FromTicks(endTicks))
                : null;

    /// <summary>The entry as a line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id:N} {Start.Ticks} {End.Ticks}");
}
