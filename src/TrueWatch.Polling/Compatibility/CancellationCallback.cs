namespace TrueWatch.Polling.Compatibility;

/// <summary>A callback that a cancellation and its own withdrawal compete for: the first of them wins. Thread-safe.</summary>
internal sealed class CancellationCallback(
    Action<object?, CancellationToken> callback, object? state, CancellationToken cancellationToken)
{
    private Action<object?, CancellationToken>? _callback = callback;
    private System.Threading.CancellationTokenRegistration _registration;
    private int _registeringThread;
    private bool _isDue;

    public void Register()
    {
        _registeringThread = Environment.CurrentManagedThreadId;
        using (AsyncFlowControl? _ = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow())
        {
            _registration = cancellationToken.Register(static one => ((CancellationCallback)one!).OnCanceled(), this);
        }

        _registeringThread = 0;
        if (_isDue)
        {
            Run();
        }
    }

    public void Unregister()
    {
        // Where the callback has begun to run, there is nothing left to take back, and nothing to wait for.
        if (Interlocked.Exchange(ref _callback, null) is not null)
        {
            _registration.Dispose();
        }
    }

    private void OnCanceled()
    {
        // Canceled already: not within the suppressed flow, which the callback's own would be part of.
        if (_registeringThread == Environment.CurrentManagedThreadId)
        {
            _isDue = true;
            return;
        }

        Run();
    }

    private void Run() => Interlocked.Exchange(ref _callback, null)?.Invoke(state, cancellationToken);
}
