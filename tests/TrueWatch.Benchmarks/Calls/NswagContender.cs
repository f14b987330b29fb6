using TrueWatch.Benchmarks.Calls.Stock;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>NSwag's client of the same document, with NSwag's own templates and System.Text.Json.</summary>
internal sealed class NswagContender : ICallContender
{
    private readonly HttpClient _httpClient;
    private readonly StockClient _client;

    public NswagContender(HttpMessageHandler handler, Uri endpoint)
    {
        _httpClient = CallHeaders.CreateHttpClient(handler, endpoint, withAccept: false);
        _client = new StockClient(_httpClient) { BaseUrl = endpoint.ToString() };
    }

    public Task CallAsync(string taskId, CancellationToken cancellationToken)
        => _client.QueryActionStatusAsync(taskId, cancellationToken);

    public async Task<CallResult> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        var answer = await _client.QueryActionStatusAsync(taskId, cancellationToken);
        var status = answer.Content.Status == Stock.TaskStatus.Ok ? "ok" : $"{answer.Content.Status}";
        return new CallResult(status, answer.Content.Import_info?.SuccessCount, answer.TraceId);
    }

    public void Dispose() => _httpClient.Dispose();
}
