using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>The error answers: what was wrong, and what to do.</summary>
internal static class ApiErrors
{
    private const string HowToGoOn = "Send fewer, or wait until earlier ones are 60 seconds old.";

    public static ApiAnswer ForeignHost(string host) => ApiAnswer.Error(
        StatusCodes.Status421MisdirectedRequest,
        SimulatorErrorCodes.ForeignHost,
        $"The request is for the host '{host}'. The simulator answers for this machine only: send requests to the address " +
        $"of {nameof(TrueWatchSimulator.Endpoint)}, and set no Host header.");

    public static ApiAnswer MissingApiKey { get; } = ApiAnswer.Error(
        StatusCodes.Status403Forbidden,
        SimulatorErrorCodes.InvalidApiKey,
        $"The request carries no API key. Send one in the header {ApiKey.Header}.");

    public static ApiAnswer InvalidApiKey(int statusCode = StatusCodes.Status403Forbidden) => ApiAnswer.Error(
        statusCode,
        SimulatorErrorCodes.InvalidApiKey,
        $"The API key in the header {ApiKey.Header} is not one that this simulator accepts. " +
        "Send one that it was given and that was not revoked.");

    public static ApiAnswer MissingTaskId { get; } = ApiAnswer.Error(
        StatusCodes.Status400BadRequest,
        SimulatorErrorCodes.InvalidTaskId,
        "The parameter taskId is missing or blank. Send the id of a task in the query: ?taskId=task_import");

    public static ApiAnswer RepeatedTaskId { get; } = ApiAnswer.Error(
        StatusCodes.Status400BadRequest,
        SimulatorErrorCodes.InvalidTaskId,
        "The parameter taskId is in the query more than once. Send the id of one task.");

    public static ApiAnswer KeyRateLimit(int? requests) => ApiAnswer.Error(
        StatusCodes.Status401Unauthorized,
        SimulatorErrorCodes.KeyRateLimit,
        $"The API key exceeded its limit{Describe(requests)}. {HowToGoOn}");

    public static ApiAnswer WorkspaceRateLimit(int? requests) => ApiAnswer.Error(
        StatusCodes.Status401Unauthorized,
        SimulatorErrorCodes.WorkspaceRateLimit,
        $"The keys of the workspace together exceeded its limit{Describe(requests)}. {HowToGoOn}");

    public static ApiAnswer PathNotFound(string path, IEnumerable<string> knownPaths) => ApiAnswer.Error(
        StatusCodes.Status404NotFound,
        SimulatorErrorCodes.PathNotFound,
        $"The simulator does not have the path {path}. It has {string.Join(", ", knownPaths)}");

    public static Reply MethodNotAllowed(string method, string allowedMethod) => new AnswerWithHeader(
        ApiAnswer.Error(
            StatusCodes.Status405MethodNotAllowed,
            SimulatorErrorCodes.MethodNotAllowed,
            $"The method {method} is not allowed for this path. Use {allowedMethod}."),
        "Allow",
        allowedMethod);

    public static ApiAnswer InvalidUpload(string message) => ApiAnswer.Error(
        StatusCodes.Status400BadRequest, SimulatorErrorCodes.InvalidUpload, message);

    public static ApiAnswer TaskNotFound(string taskId, IEnumerable<string> knownTaskIds) => ApiAnswer.Error(
        StatusCodes.Status404NotFound,
        SimulatorErrorCodes.TaskNotFound,
        $"The simulator has no task {taskId}. It has: {string.Join(", ", knownTaskIds)}");

    private static string Describe(int? requests)
        => requests is { } limit ? $", which is {limit} requests within 60 seconds" : "";
}
