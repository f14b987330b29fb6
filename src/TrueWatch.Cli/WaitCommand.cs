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
        var snapshots = connection.Client.WatchTaskAsync(request.TaskId, options, cancellationToken);
        var last = await FollowAsync(request, snapshots).ConfigureAwait(false);
        var report = new TaskReport(request.TaskId, last.Result, last);
        report.Write(environment.Output, request.Output);
        return report.ExitCode;
    }

    /// <summary>A program that reads the result finds nothing else on the standard output.</summary>
    private Task<PollingSnapshot<ResourceTask, TaskStatus>> FollowAsync(
        TaskRequest request, IAsyncEnumerable<PollingSnapshot<ResourceTask, TaskStatus>> snapshots)
        => (request.Output, environment.Terminal) switch
        {
            (OutputFormat.Json, _) => new PlainProgress(environment.Error).FollowAsync(snapshots),
            (_, null) => new PlainProgress(environment.Output).FollowAsync(snapshots),
            (_, { } terminal) => new TerminalProgress(terminal, environment.TimeProvider).FollowAsync(snapshots),
        };
}
