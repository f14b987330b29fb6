using TrueWatch.Cli.Output;
using TrueWatch.Polling;

namespace TrueWatch.Cli.CommandLine;

/// <summary>How to wait.</summary>
/// <param name="Timeout">How long; null for the default.</param>
/// <param name="Interval">How long to pause between two polls; null for the default.</param>
internal sealed record WaitSettings(Duration? Timeout, Duration? Interval)
{
    /// <summary>The options that ask for it.</summary>
    public string ToCommandLine() => ShellText.Option("--timeout", Timeout?.Text) + ShellText.Option("--interval", Interval?.Text);

    /// <summary>The same for the client.</summary>
    public PollingOptions ToPollingOptions(TimeProvider timeProvider) => new()
    {
        Timeout = Timeout?.Value,
        InitialDelay = Interval?.Value,
        MaximumDelay = Interval?.Value,
        TimeProvider = timeProvider,
    };
}
