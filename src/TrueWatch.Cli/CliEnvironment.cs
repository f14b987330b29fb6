using Spectre.Console;

namespace TrueWatch.Cli;

/// <summary>Everything that the command touches outside of itself.</summary>
internal sealed record CliEnvironment
{
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

    /// <summary>The process's own.</summary>
    public static CliEnvironment ForProcess()
    {
        var terminal = AnsiConsole.Console.Profile;
        var isTerminal = !Console.IsOutputRedirected && terminal.Capabilities is { Ansi: true, Interactive: true };
        return new CliEnvironment
        {
            Output = Console.Out,
            Error = Console.Error,
            Terminal = isTerminal ? AnsiConsole.Console : null,
            GetVariable = Environment.GetEnvironmentVariable,
            TimeProvider = TimeProvider.System,
        };
    }
}
