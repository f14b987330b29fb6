namespace TrueWatch.Simulator;

/// <summary>
/// The last requests that were received, and how many there were. It stays small however long the simulator runs.
/// Thread-safe.
/// </summary>
internal sealed class RequestLog
{
    /// <summary>How many requests it keeps.</summary>
    public const int Capacity = 10_000;

    private const string Redacted = "***";

    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, SimulatedRequest> _requests = [];
    private readonly Dictionary<string, TaskCount> _tasks = new(StringComparer.Ordinal);
    private readonly int[] _operations = new int[Enum.GetValues<SimulatedOperation>().Length];
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private int _received;

    public RequestLog(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
    }

    public IReadOnlyList<SimulatedRequest> Snapshot()
    {
        lock (_lock)
        {
            return [.. _requests.Values];
        }
    }

    /// <summary>How many requests were received.</summary>
    public int Count(RequestFilter filter)
    {
        lock (_lock)
        {
            return filter switch
            {
                { TaskId: { } taskId } => _tasks.GetValueOrDefault(taskId).Received,
                { Operation: { } operation } => _operations[(int)operation],
                _ => _received,
            };
        }
    }

    /// <summary>Counts a request.</summary>
    public Arrival Receive(ReceivedRequest request)
    {
        lock (_lock)
        {
            Count(request.TaskId, received: 1, kept: 1);
            if (request.Operation is { } operation)
            {
                _operations[(int)operation]++;
            }

            return new Arrival(++_received, _timeProvider.GetElapsedTime(_start));
        }
    }

    /// <summary>Writes a request down, once it is known how it is answered.</summary>
    public void Add(ReceivedRequest received, Arrival arrival, Reply reply)
    {
        var request = received.Request;
        var entry = new SimulatedRequest
        {
            Number = arrival.Number,
            Elapsed = arrival.Elapsed,
            Operation = received.Operation,
            Method = request.Method,
            Path = request.Path.Value ?? "",
            Query = request.QueryString.Value ?? "",
            TaskId = received.TaskId,
            Headers = request.Headers.ToDictionary(
                header => header.Key,
                header => IsApiKey(header.Key) ? Redacted : header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase),
            HasApiKey = received.HasApiKey,
            ApiKeyName = received.Key?.Name,
            StatusCode = reply.StatusCode,
            ErrorCode = reply.ErrorCode,
        };
        lock (_lock)
        {
            _requests.Add(entry.Number, entry);
            if (_requests.Count > Capacity)
            {
                var (number, oldest) = _requests.First();
                _requests.Remove(number);
                Count(oldest.TaskId, received: 0, kept: -1);
            }
        }
    }

    private static bool IsApiKey(string headerName)
        => headerName.Equals(ApiKey.Header, StringComparison.OrdinalIgnoreCase);

    // A task of which no request is kept any more is forgotten, so that there are never more tasks than requests.
    private void Count(string? taskId, int received, int kept)
    {
        if (taskId is null)
        {
            return;
        }

        var count = _tasks.GetValueOrDefault(taskId);
        _tasks[taskId] = count = new TaskCount(count.Received + received, count.Kept + kept);
        if (count.Kept == 0)
        {
            _tasks.Remove(taskId);
        }
    }

    private readonly record struct TaskCount(int Received, int Kept);
}
