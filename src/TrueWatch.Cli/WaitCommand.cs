using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli;

/// <summary><c>truewatch task wait</c>: shows the progress until the task has ended.</summary>
internal sealed class WaitCommand(CliEnvironment environment)
{
    public async Task<ExitCode> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var connection = await Connection
            .OpenAsync(request, environment, callTimeout: null, cancellationToken)
            .ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var options = new PollingOptions { Timeout = request.Timeout, TimeProvider = environment.TimeProvider };
        var last = await WaitAsync(request, connection.Client, options, cancellationToken).ConfigureAwait(false);
        var report = new TaskReport(request.TaskId, last.Result, last);
        report.Write(environment.Output, request.Output);
        return report.ExitCode;
    }

    /// <summary>How the task ended, in whichever way.</summary>
    private async Task<PollingSnapshot<ResourceTask, TaskStatus>> WaitAsync(
        TaskRequest request, ITrueWatchClient client, PollingOptions options, CancellationToken cancellationToken)
    {
        try
        {
            // A program that reads the result finds nothing else on the standard output.
            if (request.Output == OutputFormat.Text && environment.Terminal is { } terminal)
            {
                var progress = new TerminalProgress(terminal, environment.TimeProvider);
                return await progress
                    .FollowAsync(client.WaitForTaskAsync(request.TaskId, options, progress, cancellationToken))
                    .ConfigureAwait(false);
            }

            var lines = new PlainProgress(request.Output == OutputFormat.Json ? environment.Error : environment.Output);
            return await client
                .WaitForTaskAsync(request.TaskId, options, lines, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (RemoteTaskException exception)
        {
            return (PollingSnapshot<ResourceTask, TaskStatus>)exception.Snapshot;
        }
    }
}
