using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>
/// What the service of a <see cref="TrueWatchSimulator"/> has and how it behaves: tasks, a workspace, keys, limits, latency,
/// faults. All of it can be said before the simulator starts, and changed while it runs. Thread-safe.
/// </summary>
public sealed class SimulatedService
{
    private readonly SimulatedTasks _tasks;
    private readonly ApiEndpoints _endpoints;
    private readonly ApiKeys _keys;
    private readonly RequestAdmission _admission;
    private readonly RequestLog _log;

    // Guards the faults, and that a request has the same number for them and in the log.
    private readonly Lock _receiving = new();
    private readonly PlannedFaults _faults;
    private long _latencyTicks;

    internal SimulatedService(TimeProvider timeProvider, RequestLog log, Func<Uri> endpoint)
    {
        _tasks = new SimulatedTasks(timeProvider);
        Workspace = new SimulatedWorkspace(_tasks, timeProvider, endpoint);
        _endpoints = new ApiEndpoints(_tasks, Workspace.Exports, Workspace.Imports);
        _keys = new ApiKeys(timeProvider);
        _admission = new RequestAdmission(timeProvider);
        _log = log;
        _faults = new PlannedFaults(log);
        _keys.Accept(TrueWatchSimulator.DefaultApiKey, "default");
        foreach (var script in TaskScripts.All)
        {
            _tasks.Add(script);
        }
    }

    /// <summary>The workspace, which exports and imports are about.</summary>
    public SimulatedWorkspace Workspace { get; }

    /// <summary>Adds a task to those that exist; from the start, these are <see cref="TaskScripts.All"/>.</summary>
    /// <param name="script">How the task goes.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="script"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The script has no status, or there is a task with this id.</exception>
    public SimulatedService AddTask(TaskScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        _tasks.Add(script);
        return this;
    }

    /// <summary>Removes a task: requests for it get HTTP 404 from now on.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="taskId"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    public SimulatedService RemoveTask(string taskId)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        _tasks.Remove(taskId);
        return this;
    }

    /// <summary>
    /// Accepts one more API key, also one that was revoked. From the start, <see cref="TrueWatchSimulator.DefaultApiKey"/>
    /// is accepted, with the name <c>default</c>. All keys are of one workspace.
    /// </summary>
    /// <param name="apiKey">The key, as the header carries it.</param>
    /// <param name="name">What stands for the key in <see cref="SimulatedRequest.ApiKeyName"/>; when omitted,
    /// <c>key 2</c>, <c>key 3</c> and so on. A key that was revoked keeps its name.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException"><paramref name="apiKey"/> is blank or accepted already, or
    /// <paramref name="name"/> is blank or another key's. The message does not repeat the key.</exception>
    public SimulatedService AddKey(string apiKey, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);
        if (name is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
        }

        _keys.Accept(apiKey, name);
        return this;
    }

    /// <summary>Refuses an API key from now on, with <see cref="SimulatorErrorCodes.InvalidApiKey"/>.</summary>
    /// <param name="apiKey">The key.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="apiKey"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The key is not accepted. The message does not repeat it.</exception>
    public SimulatedService RevokeKey(string apiKey)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        _keys.Revoke(apiKey);
        return this;
    }

    /// <summary>
    /// Limits the requests of each API key within any 60 seconds. Every request that carries an accepted key counts, save
    /// for those that a limit refuses.
    /// </summary>
    /// <param name="requests">How many; <see langword="null"/> for no limit. The default is 20, as documented.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requests"/> is zero or negative.</exception>
    public SimulatedService WithKeyLimit(int? requests)
    {
        RequirePositive(requests, nameof(requests));
        _admission.LimitKeys(requests);
        return this;
    }

    /// <summary>Limits the requests of all API keys together within any 60 seconds.</summary>
    /// <param name="requests">How many; <see langword="null"/> for no limit. The default is 200, as documented.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requests"/> is zero or negative.</exception>
    public SimulatedService WithWorkspaceLimit(int? requests)
    {
        RequirePositive(requests, nameof(requests));
        _admission.LimitWorkspace(requests);
        return this;
    }

    /// <summary>
    /// Lets every response take its time, on the simulator's clock. What it says is how things are when the request arrives.
    /// </summary>
    /// <param name="latency">How long; no time by default.</param>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="latency"/> is negative or longer than 49 days.</exception>
    public SimulatedService WithLatency(TimeSpan latency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(latency, VirtualTimer.Longest);
        Volatile.Write(ref _latencyTicks, latency.Ticks);
        return this;
    }

    /// <summary>
    /// Selects the next requests that nothing else is said of. What is said of the next ones twice comes one after the
    /// other: first two that fail, then one that is throttled.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="taskId">Only requests for this task; all when omitted.</param>
    /// <returns>The requests, to say what becomes of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is zero or negative.</exception>
    public SelectedRequests OnNextRequests(int count, string? taskId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Select(FaultSelection.Next, count, new RequestFilter(taskId));
    }

    /// <summary>Selects the next requests of an operation, as <see cref="OnNextRequests(int, string?)"/> does.</summary>
    /// <param name="count">How many.</param>
    /// <param name="operation">Only requests of this operation.</param>
    /// <returns>The requests, to say what becomes of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is zero or negative.</exception>
    public SelectedRequests OnNextRequests(int count, SimulatedOperation operation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Select(FaultSelection.Next, count, new RequestFilter(Operation: operation));
    }

    /// <summary>Selects one request by its number. It goes before <see cref="OnNextRequests(int, string?)"/>.</summary>
    /// <param name="number">Which one, the first that the simulator receives being 1.</param>
    /// <param name="taskId">Counts only requests for this task; all when omitted.</param>
    /// <returns>The request, to say what becomes of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is zero or negative.</exception>
    public SelectedRequests OnRequest(int number, string? taskId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return Select(FaultSelection.ByNumber, number, new RequestFilter(taskId));
    }

    /// <summary>Selects one request of an operation by its number, as <see cref="OnRequest(int, string?)"/> does.</summary>
    /// <param name="number">Which one, the first of the operation being 1.</param>
    /// <param name="operation">Counts only requests of this operation.</param>
    /// <returns>The request, to say what becomes of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is zero or negative.</exception>
    public SelectedRequests OnRequest(int number, SimulatedOperation operation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return Select(FaultSelection.ByNumber, number, new RequestFilter(Operation: operation));
    }

    /// <summary>
    /// Selects all requests from now on, until <see cref="ClearFaults"/>. <see cref="OnRequest(int, string?)"/> and
    /// <see cref="OnNextRequests(int, string?)"/> go before it.
    /// </summary>
    /// <param name="taskId">Only requests for this task; all when omitted.</param>
    /// <returns>The requests, to say what becomes of them.</returns>
    public SelectedRequests OnEveryRequest(string? taskId = null) => Select(FaultSelection.Every, number: 0, new RequestFilter(taskId));

    /// <summary>Selects all requests of an operation, as <see cref="OnEveryRequest(string?)"/> does.</summary>
    /// <param name="operation">Only requests of this operation.</param>
    /// <returns>The requests, to say what becomes of them.</returns>
    public SelectedRequests OnEveryRequest(SimulatedOperation operation)
        => Select(FaultSelection.Every, number: 0, new RequestFilter(Operation: operation));

    /// <summary>Takes back everything that was said of selected requests; those that come now are treated as usual.</summary>
    /// <returns>This service.</returns>
    public SimulatedService ClearFaults()
    {
        lock (_receiving)
        {
            _faults.Clear();
        }

        return this;
    }

    internal SimulatedService Add(FaultPlan plan, Fault fault)
    {
        lock (_receiving)
        {
            _faults.Add(plan, fault);
        }

        return this;
    }

    /// <summary>
    /// Decides what a request gets, and writes it down: as a gateway does, first whose it is and whether it is one too
    /// many, then what it asks.
    /// </summary>
    /// <returns>The reply, and how long it takes.</returns>
    /// <exception cref="IOException">The client is gone.</exception>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    internal async Task<(Reply Reply, TimeSpan Latency)> ReceiveAsync(HttpContext context)
    {
        var request = context.Request;
        var apiKey = request.Headers[ApiKey.Header].ToString();
        var received = new ReceivedRequest(
            request,
            ApiPaths.Find(request.Path),
            [.. QueryParameters.Of(request).Where(parameter => parameter.Key == "taskId").Select(parameter => parameter.Value)],
            _keys.Find(apiKey),
            HasApiKey: apiKey.Length > 0);
        var body = new RequestBody(context);
        Arrival arrival;
        Fault? fault;
        lock (_receiving)
        {
            arrival = _log.Receive(received);
            fault = _faults.Take(received);
            if (body.IsEmpty)
            {
                return Answer();
            }
        }

        try
        {
            await body.ReadAsync(received.Operation, fault?.BodyLimit).ConfigureAwait(false);
        }
        catch
        {
            _log.Add(received, arrival, new NoAnswer());
            throw;
        }

        lock (_receiving)
        {
            return Answer();
        }

        (Reply Reply, TimeSpan Latency) Answer()
        {
            var reply = fault is null ? AnswerRegularly() : fault.Answer(AnswerRegularly);
            _log.Add(received, arrival, reply);
            var latency = TimeSpan.FromTicks(Volatile.Read(ref _latencyTicks)) + (fault?.Delay ?? TimeSpan.Zero);
            return (reply, latency < VirtualTimer.Longest ? latency : VirtualTimer.Longest);
        }

        Reply AnswerRegularly() => received.Operation == SimulatedOperation.DownloadExport
            ? Workspace.Exports.Download(received)
            : _admission.Refuse(received.Key, received.HasApiKey) ?? _endpoints.Answer(received, body.GetUpload);
    }

    private static void RequirePositive(int? requests, string parameterName)
    {
        if (requests is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, parameterName);
        }
    }

    private SelectedRequests Select(FaultSelection selection, int number, RequestFilter filter)
        => new(this, new FaultPlan(selection, number, filter));
}
