using System.CommandLine;
using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Cli.Service;

namespace TrueWatch.Cli.Commands;

/// <summary><c>truewatch task wait</c>: shows the progress until one or several tasks have ended.</summary>
internal sealed class WaitCommand(CliEnvironment environment)
{
    private readonly Argument<string[]> _taskIds = new("taskId")
    {
        Description = "The ids of the tasks, as returned by their starts; - reads them from the standard input, one per line",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly WaitOptions _wait = new();
    private readonly ServiceOptions _service = new();

    public Command Create(CommandRunner runner, CommandHelp help)
    {
        var command = new Command("wait", "Wait until tasks have ended") { _taskIds };
        _wait.AddTo(command);
        _service.AddTo(command);
        runner.SetAction(command, RunAsync);
        help.Add(
            command,
            "truewatch task wait task_import --simulate",
            "truewatch task wait task_xxxx task_yyyy --site us1 --timeout 1h --output json",
            "started-tasks | truewatch task wait - --quiet");
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, OutputSettings output)
    {
        var words = arguments.GetRequiredValue(_taskIds);
        var target = _service.Read(arguments);
        var taskIds = await TaskIds.ReadAsync(words, environment.Input, environment.Termination.Token).ConfigureAwait(false);
        var wait = _wait.Read(arguments);
        var connection = await Connection
            .OpenAsync(target, taskIds, environment, new ConnectionSettings(CallTimeout: null, output.IsVerbose))
            .ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var waits = new TaskWaits(environment, connection.Client, wait.ToPollingOptions(environment.TimeProvider));

        // The form of the output depends on how the ids were given, and not on how many the input had.
        return words.Distinct().ToList() is [not TaskIds.FromInput]
            ? await waits.RunOneAsync(taskIds[0], output, Next).ConfigureAwait(false)
            : await waits.RunSeveralAsync(taskIds, output, Next).ConfigureAwait(false);

        // The simulator has no tasks any more when it has ended.
        string? Next(IReadOnlyCollection<string> remaining) => target.IsSimulated
            ? null
            : ShellText.Compose("truewatch task wait", remaining, wait.ToCommandLine() + target.ToCommandLine() + output.ToCommandLine());
    }
}
