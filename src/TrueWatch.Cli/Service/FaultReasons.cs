using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Service;

/// <summary>Classifies faults as the library does, and names them by their reason instead of by their kind.</summary>
internal sealed class FaultReasons : FaultClassifier
{
    private readonly TrueWatchFaultClassifier _kinds = new();

    public override PollingFault Classify(Exception exception)
        => _kinds.Classify(exception) with { Name = Describe(exception) };

    private static string Describe(Exception exception)
    {
        // What to do about it is for the message at the end.
        var message = exception is TrueWatchApiException { Advice: { } advice }
            ? exception.Message.Replace(advice, "", StringComparison.Ordinal)
            : exception.Message;
        return message.Trim().TrimEnd('.');
    }
}
