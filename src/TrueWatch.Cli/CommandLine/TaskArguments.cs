using System.CommandLine;
using System.CommandLine.Parsing;
using TrueWatch.Generated;

namespace TrueWatch.Cli.CommandLine;

/// <summary>The arguments and options that the subcommands of <c>task</c> have in common.</summary>
internal sealed class TaskArguments
{
    private const string TextFormat = "text";
    private const string JsonFormat = "json";

    private readonly Argument<string> _taskId = new("taskId")
    {
        Description = "The id of the task, as the call that started it answered",
    };

    private readonly Option<string?> _site = new("--site")
    {
        Description = $"The site of the workspace: {string.Join(", ", TrueWatchSite.All)}",
        HelpName = "name",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "The address of a private deployment, instead of a site",
        HelpName = "url",
    };

    private readonly Option<TimeSpan?> _timeout = new("--timeout")
    {
        Description = "How long to wait, such as 90s, 15m, 1h30m or PT15M; for status, how long for the answer",
        HelpName = "time",
        CustomParser = ReadTimeout,
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Who reads the result: text is for people, json is one object for programs",
        DefaultValueFactory = _ => TextFormat,
    };

    private readonly Option<bool> _simulate = new("--simulate")
    {
        Description = "Ask the embedded simulator instead of the service; no key is needed",
    };

    public void AddTo(Command command)
    {
        _output.AcceptOnlyFromAmong(TextFormat, JsonFormat);
        command.Arguments.Add(_taskId);
        command.Options.Add(_site);
        command.Options.Add(_endpoint);
        command.Options.Add(_timeout);
        command.Options.Add(_output);
        command.Options.Add(_simulate);
    }

    public TaskRequest Read(ParseResult result) => new(
        result.CommandResult.Command.Name,
        result.GetRequiredValue(_taskId),
        result.GetValue(_site),
        result.GetValue(_endpoint),
        result.GetValue(_timeout),
        result.GetValue(_output) == JsonFormat ? OutputFormat.Json : OutputFormat.Text,
        result.GetValue(_simulate));

    private static TimeSpan? ReadTimeout(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var timeout = DurationText.Parse(text);
        if (timeout is null)
        {
            argument.AddError(
                $"--timeout '{text}' is no time between 1 ms and 49 days: write 90s, 15m, 1h30m or PT15M.");
        }

        return timeout;
    }
}
