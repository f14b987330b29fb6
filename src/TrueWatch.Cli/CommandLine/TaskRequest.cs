namespace TrueWatch.Cli.CommandLine;

/// <summary>What the command line asks for.</summary>
/// <param name="Name">The subcommand, such as <c>wait</c>.</param>
/// <param name="TaskId">The id of the task.</param>
/// <param name="Site">The site, by id or location; null when not given.</param>
/// <param name="Endpoint">The endpoint; null when not given.</param>
/// <param name="Timeout">How long to wait, or for one answer; null when not given.</param>
/// <param name="Output">Who is to read the result.</param>
/// <param name="Simulate">Whether the embedded simulator takes the place of the service.</param>
internal sealed record TaskRequest(
    string Name, string TaskId, string? Site, string? Endpoint, TimeSpan? Timeout, OutputFormat Output, bool Simulate)
{
    /// <summary>The command line that goes on where this one ends.</summary>
    public string ToCommandLine()
    {
        var options = string.Concat(
            Site is null ? "" : $" --site {CommandLineText.Quote(Site)}",
            Endpoint is null ? "" : $" --endpoint {CommandLineText.Quote(Endpoint)}",
            Simulate ? " --simulate" : "");
        return $"truewatch task wait {CommandLineText.Quote(TaskId)}{options}";
    }
}
