using System.CommandLine;

namespace TrueWatch.Cli.CommandLine;

/// <summary>The options that say how to wait, of every command that does.</summary>
internal sealed class WaitOptions
{
    private readonly Option<Duration?> _timeout = DurationOption.Create(
        "--timeout", "How long to wait, such as 90, 90s, 15m, 1h30m or PT15M [default: 30m]");

    private readonly Option<Duration?> _interval = DurationOption.Create(
        "--interval", "The pause between two polls of a task, longer if the rate limit requires it [default: 2s, growing to 5s]");

    public void AddTo(Command command)
    {
        command.Options.Add(_timeout);
        command.Options.Add(_interval);
    }

    public WaitSettings Read(ParseResult result) => new(result.GetValue(_timeout), result.GetValue(_interval));
}
