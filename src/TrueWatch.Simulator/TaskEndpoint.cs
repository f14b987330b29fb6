using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TrueWatch.Simulator;

/// <summary>The one endpoint that there is: it tells the status of a task. Thread-safe.</summary>
internal sealed class TaskEndpoint
{
    public const string Path = "/api/v1/workspace/resource/query_action_status";

    private readonly SimulatedTasks _tasks;

    public TaskEndpoint(SimulatedTasks tasks) => _tasks = tasks;

    /// <summary>The values of the parameter <c>taskId</c>, decoded.</summary>
    public static IReadOnlyList<string> ReadTaskIds(HttpRequest request)
    {
        var taskIds = new List<string>();

        // Not request.Query: it takes taskid for taskId, and would hide a client's mistake.
        foreach (var parameter in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (parameter.DecodeName().Span.SequenceEqual("taskId"))
            {
                taskIds.Add(parameter.DecodeValue().ToString());
            }
        }

        return taskIds;
    }

    public ApiAnswer Answer(HttpRequest request, IReadOnlyList<string> taskIds)
    {
        if (!request.Path.Equals(Path, StringComparison.Ordinal))
        {
            return ApiErrors.PathNotFound(request.Path);
        }

        if (!HttpMethods.IsGet(request.Method))
        {
            return ApiErrors.MethodNotAllowed(request.Method);
        }

        return taskIds switch
        {
            [var taskId] when !string.IsNullOrWhiteSpace(taskId) => _tasks.Answer(taskId),
            [] or [_] => ApiErrors.MissingTaskId,
            _ => ApiErrors.RepeatedTaskId,
        };
    }
}
