using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>
/// The last requests that were received, and how many there were. It stays small however long the simulator runs.
/// Thread-safe.
/// </summary>
internal sealed class RequestLog
{
    private const string Redacted = "***";

    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly Queue<SimulatedRequest> _requests = [];
    private readonly Dictionary<string, TaskCount> _counts = new(StringComparer.Ordinal);
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
            return [.. _requests];
        }
    }

    /// <summary>How many requests were received for a task; all when there is none.</summary>
    public int Count(string? taskId)
    {
        lock (_lock)
        {
            return taskId is null ? _received : _counts.GetValueOrDefault(taskId).Received;
        }
    }

    public void Add(HttpRequest request, string? taskId, ApiKey? key, bool hasApiKey, Reply reply)
    {
        lock (_lock)
        {
            _requests.Enqueue(new SimulatedRequest
            {
                Number = ++_received,
                Elapsed = _timeProvider.GetElapsedTime(_start),
                Method = request.Method,
                Path = request.Path.Value ?? "",
                Query = request.QueryString.Value ?? "",
                TaskId = taskId,
                Headers = request.Headers.ToDictionary(
                    header => header.Key,
                    header => IsApiKey(header.Key) ? Redacted : header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase),
                HasApiKey = hasApiKey,
                ApiKeyName = key?.Name,
                StatusCode = reply.StatusCode,
                ErrorCode = reply.ErrorCode,
            });
            Count(taskId, received: 1, kept: 1);
            if (_requests.Count > TrueWatchSimulator.MaximumRequests)
            {
                Count(_requests.Dequeue().TaskId, received: 0, kept: -1);
            }
        }
    }

    private static bool IsApiKey(string headerName)
        => headerName.Equals(TrueWatchSimulator.ApiKeyHeader, StringComparison.OrdinalIgnoreCase);

    // A task of which no request is kept any more is forgotten, so that there are never more tasks than requests.
    private void Count(string? taskId, int received, int kept)
    {
        if (taskId is null)
        {
            return;
        }

        var count = _counts.GetValueOrDefault(taskId);
        _counts[taskId] = count = new TaskCount(count.Received + received, count.Kept + kept);
        if (count.Kept == 0)
        {
            _counts.Remove(taskId);
        }
    }

    private readonly record struct TaskCount(int Received, int Kept);
}
