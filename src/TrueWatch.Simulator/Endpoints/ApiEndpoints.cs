using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>Answers the requests that are admitted. Thread-safe.</summary>
internal sealed class ApiEndpoints(SimulatedTasks tasks, Exports exports, Imports imports)
{
    /// <param name="received">The request.</param>
    /// <param name="upload">Its form, if it is an upload.</param>
    public Reply Answer(ReceivedRequest received, Func<UploadForm> upload)
    {
        var method = received.Operation switch
        {
            SimulatedOperation.QueryActionStatus => HttpMethods.Get,
            SimulatedOperation.ExportResources or SimulatedOperation.ImportResources => HttpMethods.Post,
            _ => null,
        };
        if (method is null)
        {
            return ApiErrors.PathNotFound(received.Request.Path, ApiPaths.All);
        }

        if (!HttpMethods.Equals(method, received.Request.Method))
        {
            return ApiErrors.MethodNotAllowed(received.Request.Method, method);
        }

        return received.Operation switch
        {
            SimulatedOperation.ExportResources => exports.Start(),
            SimulatedOperation.ImportResources => imports.Start(upload),
            _ => AnswerStatus(received.TaskIds),
        };
    }

    private ApiAnswer AnswerStatus(IReadOnlyList<string> taskIds) => taskIds switch
    {
        [var taskId] when !string.IsNullOrWhiteSpace(taskId) => tasks.Answer(taskId),
        [] or [_] => ApiErrors.MissingTaskId,
        _ => ApiErrors.RepeatedTaskId,
    };
}
