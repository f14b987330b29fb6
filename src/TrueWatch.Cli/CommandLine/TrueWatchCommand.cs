using System.CommandLine;

namespace TrueWatch.Cli.CommandLine;

/// <summary>The <c>truewatch</c> command and its subcommands.</summary>
internal static class TrueWatchCommand
{
    // A wait ends at once when it is interrupted; this is for a simulator that has yet to close its port.
    private static readonly TimeSpan InterruptionGrace = TimeSpan.FromSeconds(5);

    // A task id is opaque: one that begins with "@" names no file to read arguments from.
    private static readonly ParserConfiguration Syntax = new()
    {
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    /// <summary>Parses the arguments and does what they say.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, CliEnvironment environment, CancellationToken cancellationToken = default)
    {
        var result = Create(environment).Parse(arguments, Syntax);
        var configuration = new InvocationConfiguration
        {
            Output = environment.Output,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = InterruptionGrace,
        };
        var exitCode = await result.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);

        // The parser's own exit code for what it does not understand is 1.
        return result.Errors.Count > 0 ? (int)ExitCode.Usage : exitCode;
    }

    private static RootCommand Create(CliEnvironment environment)
    {
        var task = new Command("task", "Tasks that export or import the resources of a workspace");
        task.Subcommands.Add(Subcommand(
            "status", "Ask once how a task stands", environment, new StatusCommand(environment).RunAsync));
        task.Subcommands.Add(Subcommand(
            "wait", "Wait until a task has ended", environment, new WaitCommand(environment).RunAsync));
        return new RootCommand("Watches the tasks that export or import the resources of a TrueWatch workspace.")
        {
            task,
        };
    }

    private static Command Subcommand(
        string name, string description, CliEnvironment environment, Func<TaskRequest, CancellationToken, Task<ExitCode>> run)
    {
        var arguments = new TaskArguments();
        var command = new Command(name, description);
        arguments.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var exitCode = await FaultReport
                .GuardAsync(arguments.Read(result), environment, run, cancellationToken)
                .ConfigureAwait(false);
            return (int)exitCode;
        });
        return command;
    }
}
