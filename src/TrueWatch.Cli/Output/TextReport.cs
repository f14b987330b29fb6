using System.Globalization;
using System.Text.Json;
using TrueWatch.Generated;

namespace TrueWatch.Cli.Output;

/// <summary>How a task stands: all that the service said of it, as a block of lines.</summary>
internal static class TextReport
{
    private const int LongestValue = 1_000;
    private const int LabelWidth = 14;

    /// <param name="output">Where to.</param>
    /// <param name="outcome">An outcome that has the task.</param>
    /// <param name="isWait">Whether it was waited for.</param>
    public static void Write(TextWriter output, TaskOutcome outcome, bool isWait)
    {
        output.WriteLine($"Task {DisplayText.OneLine(outcome.TaskId!, LongestValue)} {Describe(outcome.Name)}");
        foreach (var (label, value) in Lines(outcome))
        {
            if (DisplayText.OneLine(value, LongestValue) is { Length: > 0 } text)
            {
                output.WriteLine($"  {label.PadRight(LabelWidth - 1)} {text}");
            }
        }

        if (isWait)
        {
            output.WriteLine($"  {"waited".PadRight(LabelWidth - 1)} {DisplayText.Time(outcome.Elapsed)}, {DisplayText.Polls(outcome.Polls)}");
        }
    }

    /// <summary>An outcome for people.</summary>
    public static string Describe(string outcome) => outcome switch
    {
        "succeeded" => "succeeded",
        "partial" => "succeeded in part: single objects failed",
        "failed" => "failed",
        "canceled" => "was canceled at the service",
        _ => "has not ended",
    };

    private static IEnumerable<(string Label, string Value)> Lines(TaskOutcome outcome)
    {
        var task = outcome.Task!;
        yield return ("status", task.Status == TaskStatus.Unknown ? $"{task.StatusValue} (not documented)" : task.StatusValue);
        yield return ("action", task.Action ?? "");
        yield return ("succeeded", Number(task.ImportInfo?.SuccessCount));
        yield return ("failed", Number(task.ImportInfo?.FailCount));
        yield return ("not exported", Json(task.ImportInfo?.ExportFailedInfo));
        yield return ("error code", task.ErrorCode ?? "");
        yield return ("message", task.Message ?? "");
        yield return ("names", Json(task.NameList));

        if (outcome.File is { } file)
        {
            yield return ("file", $"{file.Path}, {DisplayText.Size(file.Size)}");
        }

        // Fields that no document names, such as where an exported file is. Who has the file needs no link to it, which is
        // good for everybody who reads it here.
        var links = outcome.File is null ? [] : task.FindLinks().Select(link => link.JsonPointer).ToList();
        foreach (var (name, value) in task.AdditionalProperties ?? new Dictionary<string, JsonElement>())
        {
            if (links.Any(link => $"{link}/".StartsWith($"{JsonValues.Append("", name)}/", StringComparison.Ordinal)))
            {
                continue;
            }

            yield return (DisplayText.OneLine(name, LongestValue), Json(value));
        }

        static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
        static string Json(JsonElement? value) => value?.GetRawText() ?? "";
    }
}
