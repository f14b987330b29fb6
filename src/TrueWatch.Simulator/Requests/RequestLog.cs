using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>The requests that were received. Thread-safe.</summary>
internal sealed class RequestLog
{
    private const string Redacted = "***";

    private readonly Lock _lock = new();
    private readonly List<SimulatedRequest> _requests = [];
    private readonly TimeProvider _timeProvider;
    private readonly long _start;

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

    public void Add(HttpRequest request, string? taskId, ApiKey? key, bool hasApiKey, Reply reply)
    {
        lock (_lock)
        {
            _requests.Add(new SimulatedRequest
            {
                Number = _requests.Count + 1,
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
        }
    }

    private static bool IsApiKey(string headerName)
        => headerName.Equals(TrueWatchSimulator.ApiKeyHeader, StringComparison.OrdinalIgnoreCase);
}
