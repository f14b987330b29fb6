using Refit;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>Refit's generated client, with source-generated JSON.</summary>
internal sealed class RefitContender : ICallContender
{
    private readonly HttpClient _httpClient;
    private readonly IRefitApi _client;

    public RefitContender(HttpMessageHandler handler, Uri endpoint)
    {
        _httpClient = CallHeaders.CreateHttpClient(handler, endpoint, withAccept: true);
        _client = RestService.ForGenerated<IRefitApi>(_httpClient, AnswerJsonContext.Default);
    }

    public Task CallAsync(string taskId, CancellationToken cancellationToken)
        => _client.GetStatusAsync(taskId, cancellationToken);

    public async Task<CallResult> ReadAsync(string taskId, CancellationToken cancellationToken)
        => (await _client.GetStatusAsync(taskId, cancellationToken)).ToResult();

    public void Dispose() => _httpClient.Dispose();
}
