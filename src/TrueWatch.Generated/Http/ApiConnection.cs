using System.Net.Http.Headers;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>Sends one request with the key and reads the answer.</summary>
internal sealed class ApiConnection
{
    public const string KeyHeader = "DF-API-KEY";

    private readonly Func<HttpClient> _getHttpClient;
    private readonly ClientSettings _settings;
    private readonly bool _hasBudgetHandler;

    /// <param name="getHttpClient">Asked for each request: a factory replaces the handlers of its clients in time.</param>
    /// <param name="settings">What the client goes by.</param>
    /// <param name="hasBudgetHandler">Whether a <see cref="BudgetHandler"/> counts how often a request is sent.</param>
    public ApiConnection(Func<HttpClient> getHttpClient, ClientSettings settings, bool hasBudgetHandler)
    {
        _getHttpClient = getHttpClient;
        _settings = settings;
        _hasBudgetHandler = hasBudgetHandler;
    }

    /// <returns>What counts how often the next request is sent; null when nobody would.</returns>
    public RequestSendings? CountSendings(PollingConnection budget) => _hasBudgetHandler ? new RequestSendings(budget) : null;

    /// <exception cref="TrueWatchApiException">No answer came, or its body is damaged.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<ApiAnswer> SendAsync(
        ApiRequest request, RequestSendings? sendings, TrueWatchApiKey key, CallClock clock)
    {
        using var message = request.ToMessage(_settings.Endpoint);
        AddHeaders(message.Headers, key);
        sendings?.Attach(message);
        var time = clock.BeginRequest(_settings.Options.AttemptTimeout);
        var address = message.RequestUri!;
        try
        {
            using var response = await _getHttpClient()
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, clock.Token)
                .ConfigureAwait(false);
            return new ApiAnswer(response.StatusCode, await ReadBodyAsync(response, key, clock.Token).ConfigureAwait(false))
            {
                RedirectTarget = (int)response.StatusCode is >= 300 and < 400 ? response.Headers.Location : null,
                FollowedTo = response.RequestMessage?.RequestUri is { } last && !IsSameOrigin(last, address) ? last : null,
                RetryAfter = ReadRetryAfter(response.Headers),
            };
        }
        catch (Exception exception) when (
            exception is not TrueWatchApiException && (IsOfTransport(exception) || clock.Token.IsCancellationRequested))
        {
            // A canceled request can end in many ways. A cancellation that is not the caller's is a timeout.
            clock.ThrowIfCanceledByCaller();
            throw new FailureFactory(_settings, key).Unreachable(exception, clock.IsTimeUp ? time : null);
        }
    }

    // A mistake in how the HttpClient was set up is the caller's to hear of as it is. Everything else comes from the
    // network, or from a handler that guards it, such as a circuit breaker.
    private static bool IsOfTransport(Exception exception) =>
        exception is not (InvalidOperationException or ArgumentException or NotSupportedException);

    private async ValueTask<AnswerBody> ReadBodyAsync(
        HttpResponseMessage response, TrueWatchApiKey key, CancellationToken cancellationToken)
    {
#if !NET
        // The streams of .NET Framework do not hear of a cancellation; they hear of their end.
        using var ending = cancellationToken.Register(static state => ((IDisposable)state!).Dispose(), response);
#endif
        try
        {
            return await ContentDecoder
                .ReadAsync(response.Content, _settings.Options.MaximumAnswerSize, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw new FailureFactory(_settings, key).Damaged(response.StatusCode, exception);
        }
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        ReferenceEquals(one, other) || Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>RFC 9110, section 10.2.3: seconds, or a date. What is neither is ignored.</summary>
    private TimeSpan? ReadRetryAfter(HttpResponseHeaders headers)
    {
        var pause = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // By the service's own clock, where it tells it: the clock of this machine may be wrong.
            { Date: { } date } => date - (headers.Date ?? _settings.TimeProvider.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private void AddHeaders(HttpRequestHeaders headers, TrueWatchApiKey key)
    {
        headers.TryAddWithoutValidation(KeyHeader, key.Secret);
        headers.TryAddWithoutValidation("Accept", "application/json");
        headers.TryAddWithoutValidation("Accept-Encoding", ContentDecoder.AcceptedEncodings);
        headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
    }
}
