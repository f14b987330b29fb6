using System.CommandLine;
using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Cli.Service;
using TrueWatch.Cli.Streams;
using TrueWatch.Generated;

namespace TrueWatch.Cli.Commands;

/// <summary><c>truewatch export</c>: starts an export, waits for it, and downloads its file.</summary>
internal sealed class ExportCommand(CliEnvironment environment)
{
    private const string DefaultPath = "backup.zip";

    private readonly Option<string?> _file = new("--file") { Description = $"The file to write [default: {DefaultPath}]", HelpName = "path" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace an existing file" };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Print only the id of the task, as soon as the export is started" };

    private readonly Option<string?> _task = new("--task")
    {
        Description = "Continue an export that was already started, instead of starting one",
        HelpName = "taskId",
    };

    private readonly Option<bool> _sendKey = new("--send-key")
    {
        Description = "Send the key with the download, if the link leads to the service itself",
    };

    private readonly Option<long?> _maximumSize = SizeOption.Create("--maximum-size", "The maximum size of the file, such as 500M, 4G or a number of bytes [default: 1G]");
    private readonly WaitOptions _wait = new();
    private readonly ServiceOptions _service = new();

    public Command Create(CommandRunner runner, CommandHelp help)
    {
        var command = new Command("export", "Export the resources of a workspace to a file") { _file, _force, _noWait, _task, _sendKey, _maximumSize };
        _wait.AddTo(command);
        _service.AddTo(command);
        runner.SetAction(command, RunAsync);
        help.Add(
            command,
            "truewatch export --simulate --file backup.zip",
            "truewatch export --site us1 --file backup.zip --force --timeout 1h",
            "truewatch export --key-variable STAGING_KEY --no-wait");
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, OutputSettings output)
    {
        var taskId = arguments.GetValue(_task) is { } given ? TaskIds.Require(given) : null;
        var target = _service.Read(arguments);
        var path = arguments.GetValue(_file);
        var isForced = arguments.GetValue(_force);
        var isDetached = arguments.GetValue(_noWait);
        if (isDetached && (taskId is not null || path is not null || isForced))
        {
            throw new UsageException("--no-wait neither waits nor downloads: omit --task, --file and --force.");
        }

        using var file = isDetached ? null : ExportFile.Create(path ?? DefaultPath, isForced);
        var connection = await Connection
            .OpenAsync(target, taskId is null ? [] : [taskId], environment, new ConnectionSettings(CallTimeout: null, output.IsVerbose))
            .ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var task = new StartedTask(environment, output, "export", isDetached, taskId);
        var isDone = false;
        var results = new ResultWriter(environment.Output, environment.Error, output.Format);
        var outcome = await task.EndAsync(async () =>
        {
            if (taskId is null)
            {
                var answer = connection.Client.ExportResourcesAsync(environment.Termination.Token);
                task.Start((await task.ShowStartAsync(answer).ConfigureAwait(false)).Content.TaskId);
            }

            if (file is null)
            {
                return task.Detach();
            }

            var end = await task.WaitAsync(connection.Client, _wait.Read(arguments)).ConfigureAwait(false);
            isDone = end.ExitCode is ExitCode.Success or ExitCode.PartialSuccess;
            return isDone ? await DownloadAsync(end, file, connection.Client, task, arguments).ConfigureAwait(false) : end;
        }).ConfigureAwait(false);
        if (isDetached && outcome.ExitCode == ExitCode.Success)
        {
            results.WriteStarted(outcome);
            return outcome.ExitCode;
        }

        // An export that is done, and one that has failed, need no other command.
        var canGoOn = outcome.TaskId is not null && outcome.File is null
            && outcome.ExitCode is not (ExitCode.TaskFailed or ExitCode.TaskCanceled or ExitCode.NoLink);
        var next = canGoOn && !target.IsSimulated ? GoOn(outcome.TaskId!, arguments, output) : null;
        results.Write(outcome, isWait: true, next: next);
        if (canGoOn)
        {
            results.WriteHowToGoOn(tasks: 1, next, isDone);
        }

        return outcome.ExitCode;
    }

    private async Task<TaskOutcome> DownloadAsync(TaskOutcome end, ExportFile file, TrueWatchClient client, StartedTask task, ParseResult arguments)
    {
        if (FindLink(end.Task!) is not { } link)
        {
            return end with
            {
                ExitCode = ExitCode.NoLink,
                Name = "nolink",
                Message = "The export is done, but its result has no recognizable link to the file. Look for it in the result.",
            };
        }

        var options = new DownloadOptions { SendApiKey = arguments.GetValue(_sendKey) };
        options = arguments.GetValue(_maximumSize) is { } size ? options with { MaximumSize = size } : options;
        var display = task.ShowTransfer($"downloading {DisplayText.OneLine(file.Path)}", size: null);
        await display
            .ShowAsync(() => client.DownloadAsync(link, file.Stream, display, options, environment.Termination.Token))
            .ConfigureAwait(false);
        return end with { File = (file.Path, file.Complete()) };
    }

    /// <summary>The link to a zip, or else the only link: the field that has it is not documented.</summary>
    private static ResourceLink? FindLink(ResourceTask task)
    {
        var links = task.FindLinks().Where(link => LinkDownload.IsAllowed(link.Uri)).DistinctBy(link => link.Uri).ToList();
        var archives = links.Where(link => link.Uri.AbsolutePath.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)).ToList();
        return (archives.Count > 0 ? archives : links) is [var only] ? only : null;
    }

    private string GoOn(string taskId, ParseResult arguments, OutputSettings output) => "truewatch export"
        + ShellText.Option("--task", taskId)
        + ShellText.Option("--file", arguments.GetValue(_file))
        + ShellText.Option("--force", arguments.GetValue(_force))
        + ShellText.Option("--send-key", arguments.GetValue(_sendKey))
        + ShellText.Option("--maximum-size", arguments.GetResult(_maximumSize) is { Tokens: [var size] } ? size.Value : null)
        + _wait.Read(arguments).ToCommandLine()
        + _service.Read(arguments).ToCommandLine()
        + output.ToCommandLine();
}
