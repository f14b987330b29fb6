using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.CommandLine;

/// <summary>What is to be printed.</summary>
/// <param name="Format">Who reads the result.</param>
/// <param name="IsQuiet">Nothing but the result.</param>
/// <param name="IsVerbose">Requests, waits and retries as well.</param>
internal sealed record OutputSettings(OutputFormat Format, bool IsQuiet, bool IsVerbose)
{
    /// <summary>The options that ask for it.</summary>
    public string ToCommandLine() => ShellText.Option("--output", Format == OutputFormat.Json ? "json" : null)
        + ShellText.Option("--quiet", IsQuiet)
        + ShellText.Option("--verbose", IsVerbose);
}
