namespace TrueWatch.Cli.Tests;

/// <summary>One run of the command in this process, with an environment of its own and no time to wait.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">All of the standard output.</param>
/// <param name="Error">All of the standard error.</param>
internal sealed record CommandRun(ExitCode ExitCode, string Output, string Error)
{
    /// <summary>A key that nothing may ever print.</summary>
    public const string MarkerKey = "marker-5eb63bbbe01eeed0";

    /// <summary>A run that needs no service, or the command's own simulator.</summary>
    public static Task<CommandRun> OfAsync(params string[] arguments) => new CommandTest().RunAsync(arguments);
}
