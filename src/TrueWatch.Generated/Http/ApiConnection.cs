using System.Runtime.ExceptionServices;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>Sends one request with the key and reads the response.</summary>
internal sealed class ApiConnection
{
    // How often .NET sends a request once more when a connection closes without a response.
    private const int MaximumRepetitions = 3;

    private readonly Func<HttpClient> _getHttpClient;
    private readonly ClientSettings _settings;
    private readonly bool _hasPipeline;
    private readonly bool _sendsOnce;

    /// <param name="getHttpClient">Asked for each request: a factory replaces the handlers of its clients in time.</param>
    /// <param name="settings">What the client goes by.</param>
    /// <param name="hasPipeline">Whether a <see cref="BudgetHandler"/> counts how often a request is sent, and a
    /// <see cref="KeyHandler"/> adds the key to it.</param>
    /// <param name="sendsOnce">Whether the HttpClient sends a request once, as with a <see cref="SendOnceHandler"/>.</param>
    public ApiConnection(Func<HttpClient> getHttpClient, ClientSettings settings, bool hasPipeline, bool sendsOnce = false)
    {
        _getHttpClient = getHttpClient;
        _settings = settings;
        _hasPipeline = hasPipeline;
        _sendsOnce = sendsOnce;
    }

    /// <returns>What counts how often the next request is sent; null when nobody would.</returns>
    public RequestSendings? CountSendings(ApiRequest request, PollingConnection budget, RequestPermit permit) =>
        _hasPipeline ? new RequestSendings(budget, permit, request.IsIdempotent) : null;

    /// <exception cref="TrueWatchApiException">No response came, or one from another host.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<ApiAnswer> SendAsync(
        ApiRequest request, RequestPermit permit, RequestSendings? sendings, TrueWatchApiKey key, CallClock clock)
    {
        using var message = request.ToMessage(_settings.Endpoint, clock);
        var address = message.RequestUri!;
        AddHeaders(message, request, key);
        sendings?.Attach(message);
        var time = clock.BeginRequest(_settings.Options.AttemptTimeout);
        Task<ApiAnswer>? exchange = null;
        try
        {
            var started = ExchangeAsync(request, message, sendings, key, clock);
            if (started.IsCompletedSuccessfully)
            {
                return started.Result;
            }

            // Not every handler and stream hears of a cancellation; those of .NET Framework do not.
            exchange = started.AsTask();
            return await exchange.WaitAsync(clock.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not TrueWatchApiException && !IsOfTransport(exception)
            && !clock.Token.IsCancellationRequested && IsSameOrigin(message.RequestUri!, address))
        {
            // HttpClient refuses such a request, or one after its disposal, before it sends it.
            if (!_hasPipeline && request.CallerFailure is null)
            {
                permit.ReportNotSent();
            }

            throw;
        }
        catch (Exception exception) when (exception is not TrueWatchApiException)
        {
            Abandon(exchange);
            NoteSendings(message, permit, exception);

            // A canceled request can end in many ways. A cancellation that is not the caller's is a timeout.
            clock.ThrowIfCanceledByCaller();
            if (request.CallerFailure is { } failure)
            {
                ExceptionDispatchInfo.Capture(failure).Throw();
            }

            var failures = new FailureFactory(_settings, key);
            throw IsSameOrigin(message.RequestUri!, address)
                ? failures.Unreachable(exception, clock.IsTimeUp ? time : null)
                : failures.Followed(message.RequestUri!, status: null, exception);
        }
    }

    /// <summary>Sends a request to an address that a response named.</summary>
    /// <param name="message">The request.</param>
    /// <param name="key">The key that goes along; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The response, of which the body is still to be read.</returns>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, TrueWatchApiKey? key, CancellationToken cancellationToken)
    {
        if (key is not null)
        {
            AddKey(message, key);
        }

        message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        message.Headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
        return _getHttpClient().SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Whether two addresses have the same scheme, host and port.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        ReferenceEquals(one, other) || Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Whether an exception is none of how the HttpClient was set up, which is the caller's to hear of as it is.
    /// Everything else comes from the network, or from a handler that guards it, such as a circuit breaker.</summary>
    public static bool IsOfTransport(Exception exception) =>
        exception is not (InvalidOperationException or ArgumentException or NotSupportedException);

    /// <summary>Whether a response is a file: the service says what went wrong in JSON, whatever the status is.</summary>
    public static bool IsFile(HttpResponseMessage response) => response.IsSuccessStatusCode
        && response.Content.Headers.ContentEncoding.All(static encoding => encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>Notes how often a request was sent of which no handler of ours knows it.</summary>
    private void NoteSendings(HttpRequestMessage message, RequestPermit permit, Exception exception)
    {
        if (_hasPipeline)
        {
            return;
        }

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // By name: nobody needs the library.
            if (cause.GetType().FullName is "Polly.CircuitBreaker.BrokenCircuitException"
                or "Polly.CircuitBreaker.IsolatedCircuitException" or "Polly.RateLimiting.RateLimiterRejectedException")
            {
                permit.ReportNotSent();
            }
            else if (!_sendsOnce && message.Content is null && cause is IOException)
            {
                permit.ReportRepeated(MaximumRepetitions);
            }
        }
    }

    /// <summary>Nobody waits for the response any more, should it come, nor for how the request failed.</summary>
    private static void Abandon(Task<ApiAnswer>? exchange) => _ = exchange?.ContinueWith(
        static late =>
        {
            if (late.Exception is null && !late.IsCanceled)
            {
                late.Result.Dispose();
            }
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async ValueTask<ApiAnswer> ExchangeAsync(
        ApiRequest request, HttpRequestMessage message, RequestSendings? sendings, TrueWatchApiKey key, CallClock clock)
    {
        var cancellationToken = clock.Token;
        var address = message.RequestUri!;
        using var response = await _getHttpClient()
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (sendings is not null)
        {
            sendings.Answer = response.StatusCode;
        }

        if (response.RequestMessage?.RequestUri is { } last && !IsSameOrigin(last, address))
        {
            throw new FailureFactory(_settings, key).Followed(last, response.StatusCode);
        }

        if (request.Download is { } download && IsFile(response))
        {
            download.Restart();
            await download.AppendAsync(response.Content, clock, onPart: null, cancellationToken).ConfigureAwait(false);
            return new ApiAnswer(response.StatusCode, body: null) { IsFile = true };
        }

        AnswerBody? body = null;
        InvalidDataException? damage = null;
        try
        {
            body = await ContentDecoder
                .ReadAsync(response.Content, _settings.Options.MaximumAnswerSize, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            damage = exception;
        }

        return new ApiAnswer(response.StatusCode, body)
        {
            Damage = damage,
            RedirectTarget = (int)response.StatusCode is >= 300 and < 400 ? response.Headers.Location : null,
            RetryAfter = HttpHeaderReader.ReadRetryAfter(response.Headers, _settings.TimeProvider),
        };
    }

    private void AddHeaders(HttpRequestMessage message, ApiRequest request, TrueWatchApiKey key)
    {
        AddKey(message, key);
        message.Headers.TryAddWithoutValidation("Accept", request.Download is null ? "application/json" : "application/octet-stream, application/json");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", request.Download is null ? ContentDecoder.AcceptedEncodings : "identity");
        message.Headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
    }

    private void AddKey(HttpRequestMessage message, TrueWatchApiKey key)
    {
        if (_hasPipeline)
        {
            KeyHandler.Attach(message, key);
        }
        else
        {
            message.Headers.TryAddWithoutValidation(TrueWatchDocument.KeyHeader, key.Secret);
        }
    }
}
