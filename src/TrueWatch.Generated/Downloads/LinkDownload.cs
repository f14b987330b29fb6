using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// One download of what a link of a response leads to: attempt after attempt, each going on where the last one ended if the
/// service takes that. It ends with the whole file or with an exception, and then has taken back what came. For one caller.
/// </summary>
internal sealed class LinkDownload
{
    private const int MostRedirects = 10;

    // Nobody reads more of an error than its beginning.
    private const int LargestError = 64 * 1024;

    private readonly ApiConnection _connection;
    private readonly ClientSettings _settings;
    private readonly CallPreparation _preparation;
    private readonly Uri _link;
    private readonly LinkContent _content;
    private readonly bool _sendsKey;

    /// <exception cref="ArgumentException">The link is not https, nor http on the own machine.</exception>
    public LinkDownload(
        ApiConnection connection, ClientSettings settings, CallPreparation preparation, ResourceLink link, LinkContent content, bool sendApiKey)
    {
        if (!IsAllowed(link.Uri))
        {
            throw new ArgumentException("The link is not https, so the file would be sent unencrypted. Use http for the local machine only.", nameof(link));
        }

        _connection = connection;
        _settings = settings;
        _preparation = preparation;
        _link = link.Uri;
        _content = content;
        _sendsKey = sendApiKey && ApiConnection.IsSameOrigin(_link, settings.Endpoint);
    }

    /// <summary>Whether a file may be downloaded from an address.</summary>
    public static bool IsAllowed(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "https" or "http" } && !EndpointAddress.IsUnencrypted(address);

    /// <exception cref="TrueWatchApiException">There is no file, or not all of it came, at the last attempt too.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RetryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _content.TakeBack();
            throw;
        }
    }

    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        var pauses = new RetryPauses(_settings);
        var left = _settings.Options.Timeout;
        var (failures, most) = (0, 0L);
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan pause;
            try
            {
                await AttemptAsync(left, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (TrueWatchApiException exception)
            {
                exception.Attempts = attempt;
                if (_content.Received > most)
                {
                    // Attempts that get on may be as many as it takes.
                    most = _content.Received;
                    failures = 0;
                    exception.Left = _settings.Options.Timeout;
                }

                failures++;
                if ((_content.CanGoOn ? pauses.Get(exception, failures, "the download") : null) is not { } time)
                {
                    throw;
                }

                pause = time;
                left = exception.Left - pause;
            }

            await Task.Delay(pause, _settings.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AttemptAsync(TimeSpan left, CancellationToken cancellationToken)
    {
        using var clock = new CallClock(_settings.TimeProvider);
        clock.Begin(left, cancellationToken);
        RequestPermit? permit = null;
        try
        {
            var key = _sendsKey ? await _preparation.GetKeyAsync(clock, last: null).ConfigureAwait(false) : null;
            permit = _sendsKey ? await _preparation.AcquireAsync(clock, last: null, cancellationToken).ConfigureAwait(false) : null;
            await FollowAsync(key, permit, clock).ConfigureAwait(false);
            permit?.ReportAdmitted();
        }
        catch (TrueWatchApiException exception)
        {
            exception.Left = clock.Left;
            exception.Fault = _settings.Options.FaultClassifier.Classify(exception);
            if (exception.Fault.Value.Kind == PollingFaultKind.Throttled)
            {
                permit?.ReportThrottled();
            }

            throw;
        }
        finally
        {
            permit?.Dispose();
            clock.TryEnd();
        }
    }

    private async Task FollowAsync(TrueWatchApiKey? key, RequestPermit? permit, CallClock clock)
    {
        Uri? address = _link;
        var time = clock.BeginRequest(_settings.Options.AttemptTimeout);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var failures = new FailureFactory(_settings, key, address);
            try
            {
                // A redirect is followed without the key, wherever it leads.
                address = await ExchangeAsync(address, redirects == 0 ? key : null, permit, clock, failures).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not TrueWatchApiException
                && (ApiConnection.IsOfTransport(exception) || clock.Token.IsCancellationRequested))
            {
                // A canceled request can end in many ways. A cancellation that is not the caller's is a timeout.
                clock.ThrowIfCanceledByCaller();
                _content.ThrowIfWriteFailed();
                throw failures.Unreachable(exception, clock.IsTimeUp ? time : null);
            }

            if (address is null)
            {
                return;
            }

            clock.Extend(clock.Attempt);
        }

        throw FailureFactory.BadFile(
            FormattableString.Invariant($"The link has more than {MostRedirects} redirects."),
            TrueWatchErrorKind.Redirected,
            FailureFactory.LinkAdvice);
    }

    /// <returns>Where a redirect leads; null when the file has come.</returns>
    private async Task<Uri?> ExchangeAsync(
        Uri address, TrueWatchApiKey? key, RequestPermit? permit, CallClock clock, FailureFactory failures)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        _content.AskForRest(message.Headers);
        using var response = await _connection.SendAsync(message, key, clock.Token).ConfigureAwait(false);
#if !NET
        // Streams of .NET Framework do not hear of a cancellation.
        using var abort = clock.Token.Register(static state => ((HttpResponseMessage)state).Dispose(), response);
#endif
        var last = response.RequestMessage?.RequestUri ?? address;
        if (key is not null && !ApiConnection.IsSameOrigin(last, address))
        {
            throw failures.Followed(last, response.StatusCode);
        }

        var target = FindTarget(response, last);
        if (!IsAllowed(target ?? last) || (address.Scheme == "https" && (target ?? last).Scheme != "https"))
        {
            throw failures.Unencrypted(target ?? last);
        }

        if (target is null)
        {
            if (!_content.IsPart(response))
            {
                throw await ReadErrorAsync(response, permit, clock, failures).ConfigureAwait(false);
            }

            await _content.ReceiveAsync(response, clock).ConfigureAwait(false);
        }

        return target;
    }

    private static Uri? FindTarget(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
        && response.Headers.Location is { } location
        && Uri.TryCreate(address, location, out var target) ? target : null;

    private async Task<TrueWatchApiException> ReadErrorAsync(
        HttpResponseMessage response, RequestPermit? permit, CallClock clock, FailureFactory failures)
    {
        var retryAfter = HttpHeaderReader.ReadRetryAfter(response.Headers, _settings.TimeProvider);
        if (permit is not null)
        {
            permit.RetryAfter = retryAfter;
        }

        AnswerBody? body = null;
        try
        {
            body = await ContentDecoder.ReadAsync(response.Content, LargestError, clock.Token).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // What cannot be decompressed says nothing.
        }

        using var answer = new ApiAnswer(response.StatusCode, body) { RetryAfter = retryAfter };
        return failures.NoFile(answer, ServiceEnvelope.Read(WellFormedJson.Of(answer.Body)));
    }
}
