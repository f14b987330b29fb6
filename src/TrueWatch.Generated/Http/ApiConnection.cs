using System.Net.Http.Headers;

namespace TrueWatch.Generated;

/// <summary>
/// Sends a request with the key and reads the answer, within the timeout. Later concerns of a single request, such as
/// retries, have their place around <see cref="SendAsync"/>.
/// </summary>
internal sealed class ApiConnection
{
    private static readonly ProductInfoHeaderValue UserAgent = new(
        "TrueWatch.Generated", typeof(ApiConnection).Assembly.GetName().Version?.ToString(3));

    private readonly TrueWatchClientOptions _options;
    private readonly FailureFactory _failures;

    public ApiConnection(HttpClient httpClient, TrueWatchClientOptions options, FailureFactory failures)
    {
        HttpClient = httpClient;
        _options = options;
        _failures = failures;
    }

    public HttpClient HttpClient { get; }

    /// <exception cref="TrueWatchApiException">No answer came, or its body is damaged.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var message = request.ToMessage(_options.Endpoint);
        AddHeaders(message.Headers);
        try
        {
            using var response = await HttpClient
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            return await ReadAsync(response, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // A canceled request can end in any of the three. A cancellation that is not the caller's is a timeout.
            cancellationToken.ThrowIfCancellationRequested();
            throw _failures.Unreachable(exception, ownTimeout: timeout.IsCancellationRequested);
        }
    }

    private async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ContentDecoder.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return new ApiAnswer(response.StatusCode, body, response.Headers.Location, ReadRetryAfter(response.Headers));
        }
        catch (InvalidDataException exception)
        {
            throw _failures.Damaged(response.StatusCode, exception);
        }
    }

    /// <summary>RFC 9110, section 10.2.3: seconds, or a date. What is neither is ignored.</summary>
    private TimeSpan? ReadRetryAfter(HttpResponseHeaders headers)
    {
        var pause = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // By the service's own clock, where it tells it: the clock of this machine may be wrong.
            { Date: { } date } => date - (headers.Date ?? _options.TimeProvider.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private void AddHeaders(HttpRequestHeaders headers)
    {
        headers.TryAddWithoutValidation("DF-API-KEY", _options.ApiKey.Secret);
        headers.Accept.Add(new("application/json"));
        headers.AcceptEncoding.Add(new("gzip"));
        headers.AcceptEncoding.Add(new("deflate"));
        headers.AcceptEncoding.Add(new("br"));
        headers.UserAgent.Add(UserAgent);
    }
}
