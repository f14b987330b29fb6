using System.CommandLine;

namespace TrueWatch.Cli.CommandLine;

/// <summary>Options whose value is a time.</summary>
internal static class DurationOption
{
    public static Option<Duration?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (DurationText.Parse(text) is { } time)
            {
                return new Duration(text, time);
            }

            argument.AddError($"{name} '{text}' is not a time between 1 ms and 49 days: use 90, 90s, 15m, 1h30m or PT15M.");
            return null;
        },
    };
}
