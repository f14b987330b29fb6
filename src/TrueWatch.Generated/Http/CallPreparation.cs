using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>What an attempt needs before it can send: the key and a permit of its budget. Thread-safe.</summary>
internal sealed class CallPreparation(ClientSettings settings, PollingConnection budget)
{
    /// <exception cref="TrueWatchApiException">The last failure, or else that there is none in the time of the call.</exception>
    public ValueTask<RequestPermit> AcquireAsync(
        CallClock clock, TrueWatchApiException? last, CancellationToken cancellationToken)
    {
        var acquisition = budget.AcquireAsync(clock.LeftToBegin, cancellationToken);
        return acquisition.IsCompletedSuccessfully ? acquisition : WaitAsync(acquisition, clock, last, cancellationToken);
    }

    private async ValueTask<RequestPermit> WaitAsync(
        ValueTask<RequestPermit> acquisition, CallClock clock, TrueWatchApiException? last, CancellationToken cancellationToken)
    {
        clock.BeginPreparation();
        RequestLimiterException? outage = null;
        for (var questions = 1; ; questions++)
        {
            var pause = RetryPauses.Delays.GetDelay(questions);
            try
            {
                return await acquisition.ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw last ?? (outage is null ? new FailureFactory(settings, key: null).NoPermit() : FailureFactory.LimiterFailed(outage));
            }
            catch (RequestLimiterException exception) when (exception.IsTransient && pause < clock.Left)
            {
                outage = exception;
            }
            catch (RequestLimiterException exception)
            {
                throw FailureFactory.LimiterFailed(exception);
            }

            // Nothing was sent yet, so that there is nothing to count but the time.
            await Task.Delay(pause, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
            acquisition = budget.AcquireAsync(clock.Left, cancellationToken);
        }
    }

    /// <exception cref="TrueWatchApiException">The last failure, or else that there is none in the time of the call.</exception>
    public ValueTask<TrueWatchApiKey> GetKeyAsync(CallClock clock, TrueWatchApiException? last)
        => settings.Key.Fixed is { } key ? new(key) : AskForKeyAsync(clock, last);

    private async ValueTask<TrueWatchApiKey> AskForKeyAsync(CallClock clock, TrueWatchApiException? last)
    {
        clock.BeginPreparation();
        try
        {
            return await settings.Key.AskAsync(clock.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (clock.Token.IsCancellationRequested)
        {
            clock.ThrowIfCanceledByCaller();
            throw last ?? new FailureFactory(settings, key: null).NoKey();
        }
    }
}
