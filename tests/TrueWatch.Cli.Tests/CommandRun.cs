using TrueWatch.Cli.CommandLine;

namespace TrueWatch.Cli.Tests;

/// <summary>One run of the command in this process, with an environment of its own.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">All of the standard output.</param>
/// <param name="Error">All of the standard error.</param>
internal sealed record CommandRun(ExitCode ExitCode, string Output, string Error)
{
    /// <summary>A key that nothing may ever print.</summary>
    public const string MarkerKey = "marker-5eb63bbbe01eeed0";

    public static Task<CommandRun> OfAsync(params string[] arguments)
        => OfAsync(MarkerKey, TestContext.Current.CancellationToken, arguments);

    /// <summary>A run that may pause longer than between two polls, as it does after failures.</summary>
    public static Task<CommandRun> WithLongPausesAsync(params string[] arguments) => OfAsync(
        MarkerKey, new FastForwardTime(TimeSpan.FromSeconds(45)), arguments, TestContext.Current.CancellationToken);

    public static Task<CommandRun> OfAsync(string? key, CancellationToken cancellationToken, params string[] arguments)
        => OfAsync(key, new FastForwardTime(), arguments, cancellationToken);

    private static async Task<CommandRun> OfAsync(
        string? key, TimeProvider timeProvider, string[] arguments, CancellationToken cancellationToken)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var environment = new CliEnvironment
        {
            Output = output,
            Error = error,
            Terminal = null,
            GetVariable = name => name == "TRUEWATCH_API_KEY" ? key : null,
            TimeProvider = timeProvider,
        };
        var exitCode = await TrueWatchCommand.RunAsync(arguments, environment, cancellationToken);
        var run = new CommandRun((ExitCode)exitCode, output.ToString(), error.ToString());
        Assert.DoesNotContain(MarkerKey, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output + run.Error, StringComparison.Ordinal);
        return run;
    }
}
