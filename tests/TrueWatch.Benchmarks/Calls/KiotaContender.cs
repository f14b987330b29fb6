using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;
using TrueWatch.Benchmarks.Calls.OnKiota;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>
/// A client on Kiota's runtime packages, written by hand as Kiota generates one, with Kiota's default handlers. Kindly: a
/// call makes one request builder, where Kiota's client makes one for every segment of the path.
/// </summary>
internal sealed class KiotaContender : ICallContender
{
    private readonly HttpClientRequestAdapter _adapter;

    static KiotaContender() => ApiClientBuilder.RegisterDefaultDeserializer<JsonParseNodeFactory>();

    public KiotaContender(HttpMessageHandler handler, Uri endpoint)
    {
        var httpClient = KiotaClientFactory.Create(finalHandler: handler);
        // Kiota's own provider of keys refuses http, also over loopback.
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("DF-API-KEY", CallHeaders.Key);
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", CallHeaders.AcceptEncoding);
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", CallHeaders.UserAgent);
        _adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: httpClient)
        {
            BaseUrl = endpoint.ToString().TrimEnd('/'),
        };
    }

    public Task CallAsync(string taskId, CancellationToken cancellationToken) => GetAsync(taskId, cancellationToken);

    public async Task<CallResult> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(taskId, cancellationToken);
        return new CallResult(answer?.Content?.Status, answer?.Content?.ImportInfo?.SuccessCount, answer?.TraceId);
    }

    public void Dispose() => _adapter.Dispose();

    private Task<StatusAnswer?> GetAsync(string taskId, CancellationToken cancellationToken)
        => new StatusRequestBuilder(_adapter).GetAsync(request => request.QueryParameters.TaskId = taskId, cancellationToken);
}
