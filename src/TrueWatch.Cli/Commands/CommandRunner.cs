using System.CommandLine;
using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Commands;

/// <summary>What all commands have in common when they run: whatever they throw becomes a message and an exit code.</summary>
internal sealed class CommandRunner(CliEnvironment environment, OutputOptions outputOptions)
{
    /// <summary>Lets a command do something when it is called.</summary>
    /// <param name="command">The command.</param>
    /// <param name="runAsync">What it does.</param>
    public void SetAction(Command command, Func<ParseResult, OutputSettings, Task<ExitCode>> runAsync) => command.SetAction(async (result, _) =>
    {
        var settings = outputOptions.Read(result);
        try
        {
            if (UnknownTokens.Describe(result).Any())
            {
                return (int)WriteErrors(result);
            }

            return (int)await runAsync(result, settings).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            return (int)Write(settings, UsageOutcome.Of(exception.Message, CommandPath.Of(command)));
        }
        catch (Exception exception)
        {
            return (int)Write(settings, FailureOutcome.Of(exception, taskId: null, TimeSpan.Zero, environment.Termination.Cause));
        }
    });

    /// <summary>Tells what the parser did not understand.</summary>
    public ExitCode WriteErrors(ParseResult result) => Write(
        outputOptions.Read(result), UsageOutcome.Of(UsageErrors.Describe(result), CommandPath.Of(result.CommandResult.Command)));

    private ExitCode Write(OutputSettings settings, TaskOutcome outcome)
    {
        new ResultWriter(environment.Output, environment.Error, settings.Format).Write(outcome);
        return outcome.ExitCode;
    }
}
