using System.Text.Json;

namespace TrueWatch.Simulator;

/// <summary>
/// The script of a simulated task: its statuses, one after the other. Build it by appending, such as
/// <c>new TaskScript("task_1").Start(TimeSpan.FromSeconds(2)).Running(TimeSpan.FromSeconds(10)).Succeeds()</c>.
/// Immutable and thread-safe: every method returns a new script.
/// </summary>
/// <remarks>
/// A status with a duration is returned for that long, on the simulator's clock, counted from the first response with the task's
/// status. A status without a duration is returned once. The last one stays.
/// </remarks>
public sealed class TaskScript
{
    /// <summary>Begins a script, to which at least one status has to be appended.</summary>
    /// <param name="taskId">The id of the task. Any text that is not blank; upper and lower case differ.</param>
    /// <param name="action">The type of the task, the content's <c>action</c>: <c>import</c>, <c>export</c> or another.</param>
    /// <param name="description">What happens to the task, in one line, for lists of tasks; may be empty.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="taskId"/> is blank.</exception>
    public TaskScript(string taskId, string action = "import", string description = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskId);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(description);
        (TaskId, Action, Description, Steps) = (taskId, action, description, []);
    }

    private TaskScript(TaskScript script, TaskScriptStep step, bool hasEnded)
    {
        (TaskId, Action, Description) = (script.TaskId, script.Action, script.Description);
        Steps = [.. script.Steps, step];
        HasEnded = hasEnded;
    }

    /// <summary>The id of the task.</summary>
    public string TaskId { get; }

    /// <summary>The type of the task.</summary>
    public string Action { get; }

    /// <summary>What happens to the task, in one line; may be empty.</summary>
    public string Description { get; }

    internal IReadOnlyList<TaskScriptStep> Steps { get; }

    /// <summary>Whether it has come to the task's end, after which nothing follows.</summary>
    internal bool HasEnded { get; }

    /// <summary>Then the task is <c>start</c>: created, but not yet started.</summary>
    /// <param name="duration">The duration; when omitted, one response.</param>
    /// <returns>The new script.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative.</exception>
    /// <exception cref="InvalidOperationException">The task has already ended.</exception>
    public TaskScript Start(TimeSpan? duration = null) => Status("start", duration);

    /// <summary>Then the task is <c>running</c>.</summary>
    /// <param name="duration">The duration; when omitted, one response.</param>
    /// <returns>The new script.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative.</exception>
    /// <exception cref="InvalidOperationException">The task has already ended.</exception>
    public TaskScript Running(TimeSpan? duration = null) => Status("running", duration);

    /// <summary>Then the task has any other status, such as an undocumented one.</summary>
    /// <param name="status">The content's <c>status</c>.</param>
    /// <param name="duration">The duration; when omitted, one response.</param>
    /// <returns>The new script.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="status"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative.</exception>
    /// <exception cref="InvalidOperationException">The task has already ended.</exception>
    public TaskScript Status(string status, TimeSpan? duration = null)
    {
        ArgumentNullException.ThrowIfNull(status);
        return Append(new TaskContent(status, Action).ToJson(), duration);
    }

    /// <summary>Then the content is any JSON, answered as it stands here.</summary>
    /// <param name="contentJson">The envelope's <c>content</c>.</param>
    /// <param name="duration">The duration; when omitted, one response.</param>
    /// <returns>The new script.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="contentJson"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="contentJson"/> is not JSON.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative.</exception>
    /// <exception cref="InvalidOperationException">The task has already ended.</exception>
    public TaskScript Content(string contentJson, TimeSpan? duration = null)
        => Append(RequireJson(contentJson, nameof(contentJson)), duration);

    /// <summary>
    /// Then the task has ended with <c>ok</c>; in part only, when <paramref name="failCount"/> is above zero or
    /// <paramref name="exportFailedInfoJson"/> names objects.
    /// </summary>
    /// <param name="successCount">The statistics' <c>successCount</c>; left out when omitted.</param>
    /// <param name="failCount">The statistics' <c>failCount</c>; left out when omitted.</param>
    /// <param name="exportFailedInfoJson">The statistics' <c>exportFailedInfo</c>, the type of which is not documented,
    /// as JSON; left out when omitted.</param>
    /// <param name="nameList">The content's <c>name_list</c>; left out when omitted.</param>
    /// <returns>The new script.</returns>
    /// <exception cref="ArgumentException"><paramref name="exportFailedInfoJson"/> is not JSON.</exception>
    /// <exception cref="InvalidOperationException">The task has already ended.</exception>
    public TaskScript Succeeds(
        int? successCount = null,
        int? failCount = null,
        string? exportFailedInfoJson = null,
        IReadOnlyList<string>? nameList = null)
        => End(new TaskContent("ok", Action)
        {
            HasImportInfo = true,
            SuccessCount = successCount,
            FailCount = failCount,
            ExportFailedInfoJson = exportFailedInfoJson is null
                ? null
                : RequireJson(exportFailedInfoJson, nameof(exportFailedInfoJson)),
            NameList = nameList,
        });

    /// <summary>Then the task has ended with <c>error</c>.</summary>
    /// <param name="errorCode">The content's <c>errorCode</c>.</param>
    /// <param name="message">The content's <c>message</c>.</param>
    /// <param name="successCount">The statistics' <c>successCount</c>; left out when omitted.</param>
    /// <param name="failCount">The statistics' <c>failCount</c>; left out when omitted.</param>
    /// <returns>The new script.</returns>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The task has already ended.</exception>
    public TaskScript Fails(string errorCode, string message = "", int? successCount = null, int? failCount = null)
    {
        ArgumentNullException.ThrowIfNull(errorCode);
        ArgumentNullException.ThrowIfNull(message);
        return End(new TaskContent("error", Action)
        {
            ErrorCode = errorCode,
            Message = message,
            SuccessCount = successCount,
            FailCount = failCount,
        });
    }

    /// <summary>Then the task has ended with <c>cancel</c>: it was canceled at the service.</summary>
    /// <param name="successCount">The statistics' <c>successCount</c>; left out when omitted.</param>
    /// <param name="failCount">The statistics' <c>failCount</c>; left out when omitted.</param>
    /// <returns>The new script.</returns>
    /// <exception cref="InvalidOperationException">The task has already ended.</exception>
    public TaskScript IsCanceled(int? successCount = null, int? failCount = null)
        => End(new TaskContent("cancel", Action) { SuccessCount = successCount, FailCount = failCount });

    private static string RequireJson(string json, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(json, parameterName);
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return json;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"This is not JSON: {json} {exception.Message}", parameterName, exception);
        }
    }

    private TaskScript End(TaskContent content)
    {
        RequireOpen();
        return new TaskScript(this, new TaskScriptStep(content.ToJson(), Duration: null), hasEnded: true);
    }

    private TaskScript Append(string contentJson, TimeSpan? duration)
    {
        RequireOpen();
        if (duration is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(duration));
        }

        return new TaskScript(this, new TaskScriptStep(contentJson, duration), hasEnded: false);
    }

    private void RequireOpen()
    {
        if (HasEnded)
        {
            throw new InvalidOperationException(
                $"The script of '{TaskId}' has already ended the task. Append what is to be " +
                $"before the end, or write the end with {nameof(Content)} when the task is to go on nevertheless.");
        }
    }
}
