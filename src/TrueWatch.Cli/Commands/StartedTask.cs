using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Generated;

namespace TrueWatch.Cli.Commands;

/// <summary>The task that a command starts, from before it has an id: whatever ends the command, the id is told.</summary>
/// <param name="environment">What is around the command.</param>
/// <param name="output">What is to be printed.</param>
/// <param name="action">What the task does, such as <c>export</c>.</param>
/// <param name="isDetached">Whether nobody waits for its end, and its id is all that goes to the output.</param>
/// <param name="taskId">The id, if the task is started already.</param>
internal sealed class StartedTask(CliEnvironment environment, OutputSettings output, string action, bool isDetached, string? taskId = null)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    private readonly long _start = environment.TimeProvider.GetTimestamp();
    private string? _taskId = taskId;
    private TaskOutcome? _end;

    // A program that reads the result, or the id, finds nothing else on the standard output.
    private TextWriter Lines => output switch
    {
        { IsQuiet: true } => TextWriter.Null,
        _ when isDetached || output.Format == OutputFormat.Json => environment.Error,
        _ => environment.Output,
    };

    /// <summary>Takes the id of the response to the start, and tells it.</summary>
    /// <exception cref="TrueWatchApiException">There is none.</exception>
    public void Start(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new TrueWatchApiException(
                $"The response to the {action} names no task. The {action} may have started: check before you start it again.",
                TrueWatchErrorKind.NotUnderstood);
        }

        _taskId = id;
        if (!isDetached)
        {
            Lines.WriteLine($"Task {DisplayText.OneLine(id)} was started");
        }
    }

    /// <summary>Waits for the response to the start, with a line of life now and then: the rate limit may hold it up for minutes.</summary>
    public async Task<T> ShowStartAsync<T>(Task<T> answer)
    {
        await TerminalClock.TickAsync(answer, Heartbeat, environment.TimeProvider).ConfigureAwait(false);
        while (!answer.IsCompleted)
        {
            Lines.WriteLine($"{DisplayText.Time(environment.TimeProvider.GetElapsedTime(_start)),12}  starting the {action}, no response yet");
            await TerminalClock.TickAsync(answer, Heartbeat, environment.TimeProvider).ConfigureAwait(false);
        }

        return await answer.ConfigureAwait(false);
    }

    /// <summary>What there is to say when nobody waits for the end.</summary>
    public TaskOutcome Detach() => new()
    {
        TaskId = _taskId,
        ExitCode = ExitCode.Success,
        Name = "pending",
        Elapsed = environment.TimeProvider.GetElapsedTime(_start),
    };

    /// <summary>Waits for the end.</summary>
    public async Task<TaskOutcome> WaitAsync(ITrueWatchClient client, WaitSettings settings)
        => _end = await new TaskWaits(environment, client, settings.ToPollingOptions(environment.TimeProvider))
            .FollowAsync(_taskId!, output)
            .ConfigureAwait(false);

    /// <summary>Shows a file on its way.</summary>
    public TransferDisplay ShowTransfer(string text, long? size)
    {
        var isLive = !isDetached && output is { IsQuiet: false, IsVerbose: false, Format: OutputFormat.Text };
        return new TransferDisplay(Lines, isLive ? environment.Terminal : null, environment.TimeProvider, text, size);
    }

    /// <summary>Runs it to its end, in whichever way.</summary>
    public async Task<TaskOutcome> EndAsync(Func<Task<TaskOutcome>> runAsync)
    {
        try
        {
            return await runAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var elapsed = environment.TimeProvider.GetElapsedTime(_start);
            var outcome = FailureOutcome.Of(exception, _taskId, elapsed, environment.Termination.Cause) with
            {
                // The attempts of a start or a download are no polls.
                Polls = _end?.Polls ?? 0,
                Status = _end?.Status,
            };
            return _taskId is null && exception is OperationCanceledException
                ? outcome with { GoesOn = false, Message = $"{outcome.Message} The {action} may have started." }
                : outcome with { Message = InTermsOfTheCommand(outcome.Message) };
        }
    }

    private static string? InTermsOfTheCommand(string? message) => message?
        .Replace($"{nameof(DownloadOptions)}.{nameof(DownloadOptions.MaximumSize)}", "--maximum-size", StringComparison.Ordinal)
        .Replace($"set {nameof(DownloadOptions)}.{nameof(DownloadOptions.SendApiKey)}", "give --send-key", StringComparison.Ordinal);
}
