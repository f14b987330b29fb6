using System.CommandLine;
using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Cli.Service;

namespace TrueWatch.Cli.Commands;

/// <summary><c>truewatch task status</c>: asks once.</summary>
internal sealed class StatusCommand(CliEnvironment environment)
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(1);

    private readonly Argument<string> _taskId = new("taskId")
    {
        Description = "The id of the task, as returned by its start",
    };

    private readonly Option<Duration?> _timeout = DurationOption.Create(
        "--timeout", "How long to wait for the response, retries included, such as 90, 90s, 15m or PT15M [default: 2m]");

    private readonly ServiceOptions _service = new();

    public Command Create(CommandRunner runner, CommandHelp help)
    {
        var command = new Command("status", "Get the status of a task") { _taskId, _timeout };
        _service.AddTo(command);
        runner.SetAction(command, RunAsync);
        help.Add(command, "truewatch task status task_import --simulate", "truewatch task status task_xxxx --site us1 --output json");
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, OutputSettings output)
    {
        var taskId = TaskIds.Require(arguments.GetRequiredValue(_taskId));
        var timeout = arguments.GetValue(_timeout);
        var target = _service.Read(arguments);
        var callTimeout = timeout is { Value: var time } ? (time < LongestCall ? time : LongestCall) : (TimeSpan?)null;
        var connection = await Connection
            .OpenAsync(target, [taskId], environment, new ConnectionSettings(callTimeout, output.IsVerbose))
            .ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var outcome = await AskAsync(connection, taskId).ConfigureAwait(false);
        var next = outcome.GoesOn && !target.IsSimulated
            ? ShellText.Compose(
                "truewatch task status", [taskId], ShellText.Option("--timeout", timeout?.Text) + target.ToCommandLine() + output.ToCommandLine())
            : null;
        var results = new ResultWriter(environment.Output, environment.Error, output.Format);
        results.Write(outcome, next: next);
        if (next is not null)
        {
            results.WriteHowToGoOn(tasks: 1, next);
        }

        return outcome.ExitCode;
    }

    private async Task<TaskOutcome> AskAsync(Connection connection, string taskId)
    {
        var start = environment.TimeProvider.GetTimestamp();
        try
        {
            var response = await connection.Client
                .QueryActionStatusAsync(taskId, environment.Termination.Token)
                .ConfigureAwait(false);
            return TaskOutcome.Of(taskId, response.Content, Elapsed(), polls: 1);
        }
        catch (Exception exception)
        {
            return FailureOutcome.Of(exception, taskId, Elapsed(), environment.Termination.Cause);
        }

        TimeSpan Elapsed() => environment.TimeProvider.GetElapsedTime(start);
    }
}
