using System.Xml;

namespace TrueWatch.Generators.Polling;

/// <summary>Reads the delays and the timeout of an <c>x-polling</c> block.</summary>
internal static class ScheduleParser
{
    private static readonly TimeSpan DefaultInitialDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DefaultMaximumDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    // What the runtime's timers can hold.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    public static ScheduleModel Parse(PollingBlock block)
    {
        var delay = block.AsMapping(block["delay"], "delay", ["initial", "maximum"]);
        var initial = Duration(block, delay?["initial"], "delay.initial");
        var maximum = Duration(block, delay?["maximum"], "delay.maximum");
        if (initial > maximum)
        {
            block.Complain(delay!["initial"]!, "delay.initial is longer than delay.maximum");
            maximum = initial;
        }

        // Where the document gives only one of the two, the other default gives way to it.
        var schedule = new ScheduleModel(
            initial ?? (maximum < DefaultInitialDelay ? maximum.Value : DefaultInitialDelay),
            maximum ?? (initial > DefaultMaximumDelay ? initial.Value : DefaultMaximumDelay),
            Duration(block, block["timeout"], "timeout") ?? DefaultTimeout);
        foreach (var (key, _) in new[] { ("initial", initial), ("maximum", maximum) }.Where(one => one.Item2 > schedule.Timeout))
        {
            var limit = XmlConvert.ToString(schedule.Timeout);
            block.Report(DelayOverTimeout, delay![key]!.Span, $"delay.{key} is longer than the timeout of {limit}, so that it never passes");
        }

        return schedule;
    }

    private static TimeSpan? Duration(PollingBlock block, YamlNode? node, string name)
    {
        var expected = $"{name} must be an ISO 8601 duration longer than zero and at most 49 days, such as PT2S";
        var text = block.Scalar(node, text => Iso8601Duration.Parse(text) is { } duration && duration > TimeSpan.Zero && duration <= Longest, expected);
        return text is null ? null : Iso8601Duration.Parse(text.Value);
    }
}
