using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using TrueWatch.Cli.CommandLine;

namespace TrueWatch.Cli.Commands;

/// <summary>The <c>truewatch</c> command and its subcommands.</summary>
internal static class TrueWatchCommand
{
    // A task id is opaque: one that begins with "@" names no file to read arguments from.
    private static readonly ParserConfiguration Syntax = new()
    {
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    /// <summary>Parses the arguments and does what they say.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliEnvironment environment)
    {
        var outputOptions = new OutputOptions();
        var runner = new CommandRunner(environment, outputOptions);
        var result = Create(environment, outputOptions, runner).Parse(ForCompletion(arguments), Syntax);
        var exitCode = result.Action is ParseErrorAction
            ? (int)runner.WriteErrors(result)
            : await result.InvokeAsync(Invocation(environment)).ConfigureAwait(false);
        return environment.Termination.Cause == ExitCode.OutputLost ? (int)ExitCode.OutputLost : exitCode;
    }

    /// <summary>The parser completes a value behind a space, and throws for one behind an equals sign.</summary>
    private static IReadOnlyList<string> ForCompletion(IReadOnlyList<string> arguments)
        => arguments is [var directive, var line] && directive.StartsWith("[suggest:", StringComparison.Ordinal)
            ? [directive, Regex.Replace(line, @"(?<=\s--[a-z-]+)=", " ")]
            : arguments;

    private static InvocationConfiguration Invocation(CliEnvironment environment) => new()
    {
        Output = environment.Output,
        Error = environment.Error,
        EnableDefaultExceptionHandler = false,

        // The environment has the signals.
        ProcessTerminationTimeout = null,
    };

    private static RootCommand Create(CliEnvironment environment, OutputOptions outputOptions, CommandRunner runner)
    {
        var help = new CommandHelp();
        var task = new Command("task", "Tasks that export or import the resources of a workspace")
        {
            new StatusCommand(environment).Create(runner, help),
            new WaitCommand(environment).Create(runner, help),
        };
        var root = new RootCommand("Exports and imports the resources of a TrueWatch workspace, and waits for the tasks that do so.")
        {
            new ExportCommand(environment).Create(runner, help),
            new ImportCommand(environment).Create(runner, help),
            task,
            new SimulateCommand(environment).Create(runner, help),
            new CompletionCommand(environment).Create(runner, help),
        };
        outputOptions.AddTo(root);
        help.Add(task, "truewatch task wait task_import --simulate");
        help.Add(root, "truewatch export --simulate --file backup.zip", "truewatch import backup.zip --simulate", "truewatch task wait task_xxxx --site us1 --timeout 1h");
        help.AddTo(root);
        return root;
    }
}
