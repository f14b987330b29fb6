using System.Text.Json;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Output;

/// <summary>Where a simulator is, what it has, and how to ask it.</summary>
/// <param name="endpoint">Its address.</param>
/// <param name="key">The key that it accepts.</param>
/// <param name="requests">How many requests a minute the key may send; null for the documented limit.</param>
internal sealed class SimulatorReport(Uri endpoint, string key, int? requests)
{
    private const int DocumentedLimit = 20;

    private string Ask => $"{endpoint}api/v1/workspace/resource/query_action_status?taskId={TaskScripts.Import.TaskId}";

    private string Export => $"{endpoint}api/v1/workspace/resource/export/task/create";

    public void Write(TextWriter output, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            JsonReport.Write(output, isLine: false, WriteJson);
            return;
        }

        output.WriteLine($"The simulator listens on {endpoint}");
        output.WriteLine($"  key    {DisplayText.OneLine(key)}");
        output.WriteLine($"  limit  {requests ?? DocumentedLimit} requests a minute");
        output.WriteLine("Tasks:");
        foreach (var line in TaskList.Describe())
        {
            output.WriteLine(line);
        }

        output.WriteLine("Try:");
        output.WriteLine($"  curl --request POST --header {ShellText.Quote($"{TrueWatchSimulator.ApiKeyHeader}: {key}")} {ShellText.Quote(Export)}");
        output.WriteLine($"  curl --header {ShellText.Quote($"{TrueWatchSimulator.ApiKeyHeader}: {key}")} {ShellText.Quote(Ask)}");
        output.WriteLine($"  TRUEWATCH_API_KEY={ShellText.Quote(key)} truewatch task wait {TaskScripts.Import.TaskId} --endpoint {endpoint}");
    }

    private void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("endpoint", endpoint.AbsoluteUri);
        writer.WriteString("key", key);
        writer.WriteNumber("requestsPerMinute", requests ?? DocumentedLimit);
        writer.WriteStartArray("tasks");
        foreach (var script in TaskScripts.All)
        {
            writer.WriteStartObject();
            writer.WriteString("taskId", script.TaskId);
            writer.WriteString("description", script.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
