using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>The colours of statuses.</summary>
internal static class TerminalColor
{
    public static string Of(PollingSnapshot<ResourceTask, TaskStatus> snapshot) => snapshot.Outcome switch
    {
        PollingOutcome.Succeeded => snapshot.IsPartialSuccess ? "yellow" : "green",
        PollingOutcome.Failed => "red",
        PollingOutcome.Canceled => "yellow",
        _ => "default",
    };
}
