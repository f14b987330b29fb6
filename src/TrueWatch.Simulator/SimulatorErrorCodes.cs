namespace TrueWatch.Simulator;

/// <summary>The error codes that a <see cref="TrueWatchSimulator"/> answers, in the envelope's <c>errorCode</c>.</summary>
public static class SimulatorErrorCodes
{
    /// <summary>
    /// The API key is missing or not accepted; HTTP 403. Documented by the service.
    /// <value>ft.InvalidAPIKey</value>
    /// </summary>
    public const string InvalidApiKey = "ft.InvalidAPIKey";

    /// <summary>
    /// The API key exceeded its limit of requests; HTTP 401. Documented by the service.
    /// <value>ft.TriggerApiAkCurrentLimiting</value>
    /// </summary>
    public const string KeyRateLimit = "ft.TriggerApiAkCurrentLimiting";

    /// <summary>
    /// The keys of the workspace together exceeded its limit of requests; HTTP 401. Documented by the service.
    /// <value>ft.TriggerApiWorkspaceCurrentLimiting</value>
    /// </summary>
    public const string WorkspaceRateLimit = "ft.TriggerApiWorkspaceCurrentLimiting";

    /// <summary>
    /// The parameter <c>taskId</c> is missing, blank or there more than once; HTTP 400. The simulator's own code: the
    /// service documents none.
    /// <value>ft.SimulatorInvalidTaskId</value>
    /// </summary>
    public const string InvalidTaskId = "ft.SimulatorInvalidTaskId";

    /// <summary>
    /// No script is for the task; HTTP 404. The simulator's own code: the service documents none.
    /// <value>ft.SimulatorTaskNotFound</value>
    /// </summary>
    public const string TaskNotFound = "ft.SimulatorTaskNotFound";

    /// <summary>
    /// The simulator does not have the path; HTTP 404. The simulator's own code: the service documents none.
    /// <value>ft.SimulatorPathNotFound</value>
    /// </summary>
    public const string PathNotFound = "ft.SimulatorPathNotFound";

    /// <summary>
    /// The path was asked with a method that it does not have; HTTP 405. The simulator's own code: the service documents
    /// none.
    /// <value>ft.SimulatorMethodNotAllowed</value>
    /// </summary>
    public const string MethodNotAllowed = "ft.SimulatorMethodNotAllowed";

    /// <summary>
    /// The <c>Host</c> header names another host than this machine; HTTP 421. The simulator's own code: the service
    /// documents none.
    /// <value>ft.SimulatorForeignHost</value>
    /// </summary>
    public const string ForeignHost = "ft.SimulatorForeignHost";

    /// <summary>
    /// The upload is not what an import takes: no multipart form, no archive, a strategy that does not exist; HTTP 400. The
    /// simulator's own code: the service documents none.
    /// <value>ft.SimulatorInvalidUpload</value>
    /// </summary>
    public const string InvalidUpload = "ft.SimulatorInvalidUpload";

    /// <summary>
    /// The request was to fail, by <see cref="SelectedRequests.Fail"/>. The simulator's own code: the service documents
    /// none.
    /// <value>ft.SimulatorFailure</value>
    /// </summary>
    public const string Failure = "ft.SimulatorFailure";
}
