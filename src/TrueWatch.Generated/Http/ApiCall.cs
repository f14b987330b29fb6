using System.Text.Json.Serialization.Metadata;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// Makes calls: each attempt draws on the budget of the key, and what fails in passing is tried again, as long as the
/// call has time left and either only reads or certainly was not executed. Goes by the same classifier and budget as waits do. Thread-safe.
/// </summary>
internal sealed class ApiCall
{
    private readonly ApiConnection _connection;
    private readonly ClientSettings _settings;
    private readonly PollingConnection _budget;
    private readonly CallPreparation _preparation;
    private readonly RetryPauses _pauses;

    // Most calls come one after the other, and need no clock of their own.
    private CallClock? _spareClock;

    public ApiCall(ApiConnection connection, ClientSettings settings, PollingConnection budget)
    {
        _connection = connection;
        _settings = settings;
        _budget = budget;
        _preparation = new CallPreparation(settings, budget);
        _pauses = new RetryPauses(settings);
    }

    /// <param name="request">What to send.</param>
    /// <param name="type">What the response is; null for a file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response; null for a file, which has gone to where it was to go.</returns>
    /// <exception cref="TrueWatchApiException">The call failed, at its last attempt too.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T>? type, CancellationToken cancellationToken)
        where T : Envelope
    {
        var answerType = type is null ? null : AnswerType<T>.Of(type);
        TrueWatchApiException failure;
        TimeSpan pause;
        try
        {
            return (T)await AttemptAsync(request, answerType, _settings.Options.Timeout, last: null, cancellationToken).ConfigureAwait(false);
        }
        catch (TrueWatchApiException exception) when (GetPause(request, exception) is { } time)
        {
            failure = exception;
            pause = time;
        }

        return (T)await RetryAsync(request, answerType, failure, pause, cancellationToken).ConfigureAwait(false);
    }

    // Apart from the first attempt, so that what only retries need is not memory of every call.
    private async ValueTask<Envelope> RetryAsync(
        ApiRequest request, AnswerType? type, TrueWatchApiException last, TimeSpan pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(pause, _settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            try
            {
                return await AttemptAsync(request, type, last.Left - pause, last, cancellationToken).ConfigureAwait(false);
            }
            catch (TrueWatchApiException exception) when (exception != last && GetPause(request, exception) is { } time)
            {
                last = exception;
                pause = time;
            }
        }
    }

#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<Envelope> AttemptAsync(
        ApiRequest request, AnswerType? type, TimeSpan left, TrueWatchApiException? last, CancellationToken cancellationToken)
    {
        var clock = Interlocked.Exchange(ref _spareClock, null) ?? new CallClock(_settings.TimeProvider);
        clock.Begin(left, cancellationToken);
        var permit = _budget.TakePollPermit(cancellationToken);
        RequestSendings? sendings = null;
        var isSent = false;
        try
        {
            // Without a key, nothing is sent.
            var key = await _preparation.GetKeyAsync(clock, last).ConfigureAwait(false);
            permit ??= await _preparation.AcquireAsync(clock, last, cancellationToken).ConfigureAwait(false);
            sendings = _connection.CountSendings(request, _budget, permit);
            isSent = true;
            using var answer = await _connection.SendAsync(request, permit, sendings, key, clock).ConfigureAwait(false);
            permit = sendings?.Permit ?? permit;
            permit.RetryAfter = answer.RetryAfter;
            var value = AnswerReader.Read(answer, type, new FailureFactory(_settings, key));
            permit.ReportAdmitted();
            return value;
        }
        catch (TrueWatchApiException exception) when (isSent && exception != last)
        {
            exception.Attempts = (last?.Attempts ?? 0) + 1;
            exception.Left = clock.Left;
            exception.IsExecutionUnknown = !request.IsIdempotent && exception.MayHaveBeenExecuted;

            // A wait retries its polls itself.
            exception.IsFinal = permit!.IsPoll || sendings is { IsExhausted: true };
            exception.Fault = _budget.FaultClassifier.Classify(exception);
            Report(sendings?.Permit ?? permit, exception.Fault.Value.Kind);
            throw;
        }
        finally
        {
            sendings?.EndAll();
            if (!isSent)
            {
                permit?.ReportNotSent();
            }

            permit?.Dispose();
            if (!clock.TryEnd() || Interlocked.CompareExchange(ref _spareClock, clock, null) is not null)
            {
                clock.Dispose();
            }
        }
    }

    private TimeSpan? GetPause(ApiRequest request, TrueWatchApiException exception) =>
        request.IsRepeatable ? _pauses.Get(exception, exception.Attempts, request.Path) : null;

    private static void Report(RequestPermit permit, PollingFaultKind fault)
    {
        switch (fault)
        {
            case PollingFaultKind.Throttled:
                permit.ReportThrottled();
                break;
            case PollingFaultKind.Refused or PollingFaultKind.Permanent:
                permit.ReportAdmitted();
                break;
        }
    }
}
