using System.Globalization;
using System.Text.Json;
using TrueWatch.Cli.CommandLine;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>How a task stands: all that the service said of it, as a summary or as JSON.</summary>
/// <param name="taskId">The id of the task.</param>
/// <param name="task">What the service said.</param>
/// <param name="wait">The wait that ended with it; null where there was none.</param>
internal sealed class TaskReport(string taskId, ResourceTask task, PollingSnapshot? wait = null)
{
    private const int LongestValue = 1_000;
    private const int LabelWidth = 14;

    private readonly TaskEnd _end = task.GetEnd();

    /// <summary>What the command ends with when this is all that it has to say.</summary>
    public ExitCode ExitCode => _end == TaskEnd.Pending && task.Status == TaskStatus.Unknown
        ? ExitCode.UnknownStatus
        : _end.ToExitCode();

    public void Write(TextWriter output, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            JsonReport.Write(output, WriteJson);
            return;
        }

        output.WriteLine($"Task {DisplayText.OneLine(taskId)} {_end.ToText()}");
        foreach (var (label, value) in Lines())
        {
            var text = DisplayText.OneLine(value);
            text = text.Length > LongestValue ? text[..LongestValue] + "…" : text;
            if (text.Length > 0)
            {
                output.WriteLine($"  {label.PadRight(LabelWidth - 1)} {text}");
            }
        }
    }

    private IEnumerable<(string Label, string Value)> Lines()
    {
        yield return ("status", task.Status == TaskStatus.Unknown ? $"{task.StatusValue} (not documented)" : task.StatusValue);
        yield return ("action", task.Action ?? "");
        yield return ("succeeded", Number(task.ImportInfo?.SuccessCount));
        yield return ("failed", Number(task.ImportInfo?.FailCount));
        yield return ("not exported", Json(task.ImportInfo?.ExportFailedInfo));
        yield return ("error code", task.ErrorCode ?? "");
        yield return ("message", task.Message ?? "");
        yield return ("names", Json(task.NameList));

        // Fields that no document names, such as where an exported file is.
        foreach (var (name, value) in task.AdditionalProperties ?? new Dictionary<string, JsonElement>())
        {
            yield return (DisplayText.OneLine(name), Json(value));
        }

        if (wait is not null)
        {
            yield return ("waited", $"{DisplayText.Time(wait.Elapsed)}, {DisplayText.Polls(wait.Poll)}");
        }

        static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
        static string Json(JsonElement? value) => value?.GetRawText() ?? "";
    }

    private void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("taskId", taskId);
        writer.WriteString("outcome", _end.ToJsonValue());
        writer.WriteString("status", task.StatusValue);
        writer.WriteNumber("exitCode", (int)ExitCode);
        if (wait is not null)
        {
            writer.WriteNumber("elapsedSeconds", Math.Round(wait.Elapsed.TotalSeconds, 3));
            writer.WriteNumber("polls", wait.Poll);
        }

        writer.WritePropertyName("task");
        JsonSerializer.Serialize(writer, task, TrueWatchJsonContext.Default.ResourceTask);
    }
}
