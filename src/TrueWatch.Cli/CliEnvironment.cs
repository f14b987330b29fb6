using Spectre.Console;
using TrueWatch.Cli.Streams;

namespace TrueWatch.Cli;

/// <summary>Everything that the command touches outside of itself.</summary>
internal sealed record CliEnvironment
{
    /// <summary>Where task ids can come from.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where complaints go, and the progress when the result is to be read by a program.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The terminal that the output is; <see langword="null"/> when it goes to a file or a pipe.</summary>
    public required IAnsiConsole? Terminal { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> GetVariable { get; init; }

    /// <summary>The clock of the waits and of the simulator.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>What ends the command early.</summary>
    public required Termination Termination { get; init; }

    /// <summary>The process's own.</summary>
    /// <param name="termination">Requested when the output is lost.</param>
    public static CliEnvironment ForProcess(Termination termination)
    {
        var error = StandardStreams.OpenError();
        var (output, terminal) = StandardStreams.OpenOutput(reason =>
        {
            termination.Request(ExitCode.OutputLost);

            // A reader like head has enough, and is no mistake.
            if (reason is not null)
            {
                error.WriteLine($"truewatch: The standard output cannot be written: {reason}.");
            }
        });
        return new CliEnvironment
        {
            Input = StandardStreams.OpenInput(),
            Output = output,
            Error = error,
            Terminal = terminal,
            GetVariable = Environment.GetEnvironmentVariable,
            TimeProvider = TimeProvider.System,
            Termination = termination,
        };
    }
}
