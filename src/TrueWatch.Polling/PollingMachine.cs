namespace TrueWatch.Polling;

/// <summary>
/// One wait: poll, pause, poll again, until the task has ended or the time is up. The task and the sequence that
/// callers see are views of it, so that both send the same requests. Not thread-safe: one call at a time.
/// </summary>
internal sealed class PollingMachine<TResult, TStatus> : IDisposable
    where TStatus : struct, Enum
{
    private readonly PollingOperation<TResult, TStatus> _operation;
    private readonly PollingSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _deadlineOrCanceled;
    private readonly long _start;
    private PollingSnapshot<TResult, TStatus>? _last;
    private int _polls;

    /// <summary>Starts the clock of the wait.</summary>
    public PollingMachine(
        PollingOperation<TResult, TStatus> operation, PollingSettings settings, CancellationToken cancellationToken)
    {
        _operation = operation;
        _settings = settings;
        _cancellationToken = cancellationToken;
        _start = settings.TimeProvider.GetTimestamp();
        _deadline = new CancellationTokenSource(settings.Timeout, settings.TimeProvider);
        _deadlineOrCanceled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
    }

    private TimeSpan Elapsed => _settings.TimeProvider.GetElapsedTime(_start);

    /// <summary>Polls, after the pause that is due. Not to be called again once a terminal snapshot was returned.</summary>
    /// <exception cref="PollingTimeoutException">The time is up.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was canceled.</exception>
    public async Task<PollingSnapshot<TResult, TStatus>> NextAsync()
    {
        try
        {
            await PauseAsync().ConfigureAwait(false);
            _polls++;
            var answer = await _operation.PollAsync(_deadlineOrCanceled.Token).ConfigureAwait(false);
            return _last = new PollingSnapshot<TResult, TStatus>(answer, _polls, Elapsed);
        }
        catch (OperationCanceledException exception) when (_cancellationToken.IsCancellationRequested)
        {
            // The caller recognizes its own token, not the linked one.
            throw new OperationCanceledException(
                $"The wait for {_operation} was canceled; the task itself goes on.", exception, _cancellationToken);
        }
        catch (OperationCanceledException exception) when (_deadline.IsCancellationRequested)
        {
            throw new PollingTimeoutException(
                _operation.Name, _operation.Arguments, _last, _polls, Elapsed, _settings.Timeout, exception);
        }
    }

    public void Dispose()
    {
        _deadlineOrCanceled.Dispose();
        _deadline.Dispose();
    }

    /// <summary>The pause counts from the last answer, so that a slow consumer shortens it and adds no poll.</summary>
    private async Task PauseAsync()
    {
        _deadlineOrCanceled.Token.ThrowIfCancellationRequested();
        if (_last is null)
        {
            return;
        }

        var pause = _settings.DelayPolicy.GetDelay(_polls) - (Elapsed - _last.Elapsed);
        if (pause > TimeSpan.Zero)
        {
            pause = pause < PollingTime.Longest ? pause : PollingTime.Longest;
            await Task.Delay(pause, _settings.TimeProvider, _deadlineOrCanceled.Token).ConfigureAwait(false);
        }
    }
}
