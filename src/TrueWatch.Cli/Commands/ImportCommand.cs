using System.CommandLine;
using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Cli.Service;
using TrueWatch.Generated;

namespace TrueWatch.Cli.Commands;

/// <summary><c>truewatch import</c>: uploads the file of an export, and waits for the import.</summary>
internal sealed class ImportCommand(CliEnvironment environment)
{
    private readonly Argument<string> _file = new("file") { Description = "The file of an export, such as backup.zip" };
    private readonly ConflictStrategyOption _onConflict = new();
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Print only the id of the task, as soon as the import is started" };
    private readonly WaitOptions _wait = new();
    private readonly ServiceOptions _service = new();

    public Command Create(CommandRunner runner, CommandHelp help)
    {
        var command = new Command("import", "Import the resources of a file into a workspace") { _file, _noWait };
        _onConflict.AddTo(command);
        _wait.AddTo(command);
        _service.AddTo(command);
        runner.SetAction(command, RunAsync);
        help.Add(
            command,
            "truewatch import backup.zip --simulate",
            "truewatch import backup.zip --on-conflict skip --on-conflict monitors=recover",
            "truewatch import backup.zip --site eu1 --key-variable PRODUCTION_KEY");
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, OutputSettings output)
    {
        var path = arguments.GetRequiredValue(_file);
        var target = _service.Read(arguments);
        var isDetached = arguments.GetValue(_noWait);
        var strategies = _onConflict.Read(arguments);
        using var file = Open(path);
        var connection = await Connection
            .OpenAsync(target, [], environment, new ConnectionSettings(CallTimeout: null, output.IsVerbose))
            .ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var task = new StartedTask(environment, output, "import", isDetached);
        var results = new ResultWriter(environment.Output, environment.Error, output.Format);
        var outcome = await task.EndAsync(async () =>
        {
            var response = await UploadAsync(path, file, strategies, connection.Client, task).ConfigureAwait(false);
            if (FindConflicts(response) is { } conflicts)
            {
                return conflicts;
            }

            task.Start(response.Content.TaskId);
            return isDetached ? task.Detach() : await task.WaitAsync(connection.Client, _wait.Read(arguments)).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (isDetached && outcome.ExitCode == ExitCode.Success)
        {
            results.WriteStarted(outcome);
            return outcome.ExitCode;
        }

        var next = outcome is { GoesOn: true, TaskId: { } taskId } && !target.IsSimulated
            ? ShellText.Compose("truewatch task wait", [taskId], _wait.Read(arguments).ToCommandLine() + target.ToCommandLine() + output.ToCommandLine())
            : null;
        results.Write(outcome, isWait: true, next: next);
        if (outcome.GoesOn)
        {
            results.WriteHowToGoOn(tasks: 1, next);
        }

        return outcome.ExitCode;
    }

    /// <exception cref="UsageException">The file cannot be read; the text says why.</exception>
    private static FileStream Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException("The name of the file is empty. Pass the name of an exported file.");
        }

        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            if (file.CanSeek && file.Length > 0)
            {
                return file;
            }

            var problem = file.CanSeek ? "is empty" : "is a pipe or a device: write its content to a file first";
            file.Dispose();
            throw new UsageException($"The file '{DisplayText.OneLine(path)}' {problem}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"The file '{DisplayText.OneLine(path)}' cannot be read: {DisplayText.OneLine(exception.Message)}");
        }
    }

    private async Task<ImportResourcesResponse> UploadAsync(
        string path, FileStream file, IReadOnlyDictionary<ConflictedType, string> strategies, TrueWatchClient client, StartedTask task)
    {
        var display = task.ShowTransfer($"uploading {DisplayText.OneLine(path)}", file.Length);
        var form = new ImportResourcesForm(new FileUpload(file, Path.GetFileName(path)) { Progress = display });
        foreach (var (type, strategy) in strategies)
        {
            type.Set(form, strategy);
        }

        ImportResourcesResponse? response = null;
        await display
            .ShowAsync(async () => response = await client.ImportResourcesAsync(form, environment.Termination.Token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return response!;
    }

    private static TaskOutcome? FindConflicts(ImportResourcesResponse response) =>
        string.IsNullOrWhiteSpace(response.Content.TaskId) && response.ImportConflicts is { Count: > 0 } conflicts
            ? new TaskOutcome
            {
                ExitCode = ExitCode.Conflict,
                Name = "conflict",
                Message = $"Nothing was imported: {DisplayText.Count(conflicts.Count, "resource")} of the file {(conflicts.Count == 1 ? "is" : "are")} in the workspace already. "
                    + "Choose a strategy, such as --on-conflict skip.",
                Conflicts = conflicts,
            }
            : null;
}
