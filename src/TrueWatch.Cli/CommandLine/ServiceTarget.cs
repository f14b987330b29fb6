using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.CommandLine;

/// <summary>What the command line says of the service.</summary>
/// <param name="Site">The site, by id or location; null when not given.</param>
/// <param name="Endpoint">The endpoint; null when not given.</param>
/// <param name="KeyVariable">The environment variable that has the key; null for the usual ones.</param>
/// <param name="IsSimulated">Whether the embedded simulator takes the place of the service.</param>
internal sealed record ServiceTarget(string? Site, string? Endpoint, string? KeyVariable, bool IsSimulated)
{
    /// <summary>The options that name it.</summary>
    public string ToCommandLine() => ShellText.Option("--site", Site)
        + ShellText.Option("--endpoint", Endpoint)
        + ShellText.Option("--key-variable", KeyVariable)
        + ShellText.Option("--simulate", IsSimulated);
}
