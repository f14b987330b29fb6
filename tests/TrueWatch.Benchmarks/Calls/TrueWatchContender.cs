using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>The client of this repository. As with connections of its own, its HttpClient has no timeout.</summary>
internal sealed class TrueWatchContender : ICallContender
{
    private readonly HttpClient _httpClient;
    private readonly TrueWatchClient _client;

    public TrueWatchContender(HttpMessageHandler handler, Uri endpoint, string key, RequestLimit? limit)
    {
        _httpClient = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new TrueWatchClient(
            _httpClient,
            new TrueWatchClientOptions { ApiKey = new TrueWatchApiKey(key), Endpoint = endpoint, RequestLimit = limit });
    }

    public Task CallAsync(string taskId, CancellationToken cancellationToken)
        => _client.QueryActionStatusAsync(taskId, cancellationToken);

    public async Task<CallResult> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        var answer = await _client.QueryActionStatusAsync(taskId, cancellationToken);
        return new CallResult(answer.Content.StatusValue, answer.Content.ImportInfo?.SuccessCount, answer.TraceId);
    }

    public void Dispose()
    {
        _client.Dispose();
        _httpClient.Dispose();
    }
}
