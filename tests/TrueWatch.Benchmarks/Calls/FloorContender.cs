using System.Text.Json;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>
/// The floor: what one writes by hand for this call alone, with source-generated JSON. It sends the same headers, escapes
/// the id, can be canceled, has the timeout of HttpClient, and looks at the status and at <c>success</c>. It has no
/// limit, no retries and no errors of its own, and reads no compressed answers.
/// </summary>
internal sealed class FloorContender(HttpMessageHandler handler, Uri endpoint) : ICallContender
{
    private readonly HttpClient _httpClient = new(handler);

    public Task CallAsync(string taskId, CancellationToken cancellationToken) => GetAsync(taskId, cancellationToken);

    public async Task<CallResult> ReadAsync(string taskId, CancellationToken cancellationToken)
        => (await GetAsync(taskId, cancellationToken)).ToResult();

    public void Dispose() => _httpClient.Dispose();

    private async Task<Answer> GetAsync(string taskId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(endpoint, $"api/v1/workspace/resource/query_action_status?taskId={Uri.EscapeDataString(taskId)}"));
        request.Headers.TryAddWithoutValidation("DF-API-KEY", CallHeaders.Key);
        request.Headers.TryAddWithoutValidation("Accept", CallHeaders.Accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", CallHeaders.AcceptEncoding);
        request.Headers.TryAddWithoutValidation("User-Agent", CallHeaders.UserAgent);
        using var response = await _httpClient
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var answer = await JsonSerializer
            .DeserializeAsync(stream, AnswerJsonContext.Default.Answer, cancellationToken)
            .ConfigureAwait(false);
        return answer is { Success: true } ? answer : throw new HttpRequestException("The service refused the call.");
    }
}
