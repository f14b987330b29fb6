namespace TrueWatch.Cli.Output;

/// <summary>A command line or an environment that is not right.</summary>
internal static class UsageOutcome
{
    /// <param name="message">What is wrong.</param>
    /// <param name="command">The command that it is wrong of, such as <c>truewatch task wait</c>.</param>
    public static TaskOutcome Of(string message, string command) => new()
    {
        ExitCode = ExitCode.Usage,
        Name = "usage",
        Message = $"{message}\nTry '{command} --help'.",
    };
}
