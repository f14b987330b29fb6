using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrueWatch.Generated;

namespace TrueWatch.Cli.Output;

/// <summary>JSON for programs: one indented object, or one line for each of several.</summary>
internal static class JsonReport
{
    // The text goes to a terminal or a file, not into a page: only what JSON itself asks for is escaped.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions Compact = Indented with { Indented = false };

    /// <param name="output">Where to.</param>
    /// <param name="outcome">What there is to say.</param>
    /// <param name="isLine">Whether the object is one of several, each on a line.</param>
    /// <param name="next">The command line that goes on where this one ends; null when there is none.</param>
    public static void Write(TextWriter output, TaskOutcome outcome, bool isLine, string? next) => Write(output, isLine, writer =>
    {
        writer.WriteString("taskId", outcome.TaskId);
        writer.WriteString("outcome", outcome.Name);
        writer.WriteString("status", outcome.Status);
        WriteEnd(writer, outcome.ExitCode, outcome.Elapsed, outcome.Polls);
        WriteIfAny(writer, "message", outcome.Message);
        if (outcome.Failure is { } failure)
        {
            writer.WriteString("kind", failure.Kind.ToString());
            writer.WriteString("errorCode", failure.ErrorCode);
            writer.WriteString("traceId", failure.TraceId);
        }

        WriteIfAny(writer, "next", next);
        if (outcome.File is { } file)
        {
            writer.WriteString("file", file.Path);
            writer.WriteNumber("bytes", file.Size);
        }

        if (outcome.Conflicts.Count > 0)
        {
            writer.WriteStartArray("conflicts");
            foreach (var conflict in outcome.Conflicts)
            {
                WriteConflict(writer, conflict);
            }

            writer.WriteEndArray();
        }

        if (outcome.Task is { } task)
        {
            writer.WritePropertyName("task");
            JsonSerializer.Serialize(writer, task, TrueWatchJsonContext.Default.ResourceTask);
        }
    });

    /// <summary>The last line of several.</summary>
    public static void WriteSummary(TextWriter output, IReadOnlyCollection<TaskOutcome> outcomes, ExitCode exitCode) => Write(output, isLine: true, writer =>
    {
        writer.WriteString("outcome", "summary");
        writer.WriteNumber("tasks", outcomes.Count);
        writer.WriteStartObject("outcomes");
        foreach (var (name, count) in outcomes.CountBy(outcome => outcome.Name))
        {
            writer.WriteNumber(name, count);
        }

        writer.WriteEndObject();
        WriteEnd(writer, exitCode, outcomes.Max(outcome => outcome.Elapsed), outcomes.Sum(outcome => outcome.Polls));
    });

    /// <summary>Any object.</summary>
    public static void Write(TextWriter output, bool isLine, Action<Utf8JsonWriter> writeProperties)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, isLine ? Compact : Indented))
        {
            writer.WriteStartObject();
            writeProperties(writer);
            writer.WriteEndObject();
        }

        output.WriteLine(EscapeControls(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)));
    }

    private static void WriteEnd(Utf8JsonWriter writer, ExitCode exitCode, TimeSpan elapsed, int polls)
    {
        writer.WriteNumber("exitCode", (int)exitCode);
        writer.WriteNumber("elapsedSeconds", Math.Round(elapsed.TotalSeconds, 3));
        writer.WriteNumber("polls", polls);
    }

    private static void WriteConflict(Utf8JsonWriter writer, ImportConflict conflict)
    {
        writer.WriteStartObject();
        writer.WriteString("type", conflict.ResourceType);
        writer.WriteString("kind", conflict.KindValue);
        writer.WriteString("importName", conflict.ImportName);
        writer.WriteString("existingName", conflict.ExistingName);
        writer.WriteString("identifier", conflict.Identifier);
        WriteIfAny(writer, "onConflict", ConflictTable.Strategies(conflict));
        writer.WritePropertyName("value");
        conflict.Value.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>What JSON lets through and a terminal would obey, such as marks that reorder text, as escapes.</summary>
    private static string EscapeControls(string json)
    {
        var escaped = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (rune.Value == '\n' || !DisplayText.IsControl(rune))
            {
                escaped.Append(rune.ToString());
                continue;
            }

            foreach (var unit in rune.ToString())
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
        }

        return escaped.ToString();
    }
}
