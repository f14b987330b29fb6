using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Waits of the generated client, over a handler in memory.</summary>
internal sealed class ClientSubject : IDisposable
{
    private readonly PollingOptions _options;
    private readonly HttpClient _httpClient;
    private readonly TrueWatchClient _client;

    public ClientSubject(TimeProvider time, PollingOptions options, RequestLimit? limit = null)
    {
        _options = options;
        _httpClient = new HttpClient(new TaskHandler(Ends)) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new TrueWatchClient(_httpClient, new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(Guid.NewGuid().ToString()),
            Endpoint = new Uri("https://openapi.truewatch.com/"),
            RequestLimit = limit,
            TimeProvider = time,
        });
    }

    public TaskEnds Ends { get; } = new();

    public Task CallAsync(CancellationToken cancellationToken)
        => _client.QueryActionStatusAsync("task_0", cancellationToken);

    public Task WaitAsync(int number, CancellationToken cancellationToken)
        => _client.WaitForTaskAsync($"task_{number}", _options, cancellationToken: cancellationToken);

    public void Dispose()
    {
        _client.Dispose();
        _httpClient.Dispose();
    }
}
