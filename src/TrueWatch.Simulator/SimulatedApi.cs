using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TrueWatch.Simulator;

/// <summary>
/// Decides what a request is answered: as a gateway does, first whose it is and whether it is one too many, then what
/// it asks. Thread-safe.
/// </summary>
internal sealed class SimulatedApi
{
    public const string Path = "/api/v1/workspace/resource/query_action_status";

    private readonly ScriptedTasks _tasks;
    private readonly KeyAdmission _keys;

    public SimulatedApi(TrueWatchSimulatorOptions options)
    {
        _tasks = new ScriptedTasks(options.Scripts, options.TimeProvider);
        _keys = new KeyAdmission(options.ApiKeys, options.RequestsPerMinute, options.TimeProvider);
    }

    public static string ReadApiKey(HttpRequest request) => request.Headers[TrueWatchSimulator.ApiKeyHeader].ToString();

    public ApiAnswer Answer(HttpRequest request) => _keys.Refuse(ReadApiKey(request)) ?? Route(request);

    private ApiAnswer Route(HttpRequest request)
    {
        if (!request.Path.Equals(Path, StringComparison.Ordinal))
        {
            return ApiErrors.PathNotFound(request.Path);
        }

        return HttpMethods.IsGet(request.Method)
            ? AnswerTask(request.QueryString)
            : ApiErrors.MethodNotAllowed(request.Method);
    }

    private ApiAnswer AnswerTask(QueryString query)
    {
        string? taskId = null;

        // Not request.Query: it takes taskid for taskId, and would hide a client's mistake.
        foreach (var parameter in new QueryStringEnumerable(query.Value))
        {
            if (!parameter.DecodeName().Span.SequenceEqual("taskId"))
            {
                continue;
            }

            if (taskId is not null)
            {
                return ApiErrors.RepeatedTaskId;
            }

            taskId = parameter.DecodeValue().ToString();
        }

        return string.IsNullOrWhiteSpace(taskId) ? ApiErrors.MissingTaskId : _tasks.Answer(taskId);
    }
}
