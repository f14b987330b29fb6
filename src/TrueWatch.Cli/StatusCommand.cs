using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli;

/// <summary><c>truewatch task status</c>: asks once.</summary>
internal sealed class StatusCommand(CliEnvironment environment)
{
    public async Task<ExitCode> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var connection = await Connection
            .OpenAsync(request, environment, request.Timeout, cancellationToken)
            .ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var response = await connection.Client
            .QueryActionStatusAsync(request.TaskId, cancellationToken)
            .ConfigureAwait(false);
        var report = new TaskReport(request.TaskId, response.Content);
        report.Write(environment.Output, request.Output);
        return report.ExitCode;
    }
}
