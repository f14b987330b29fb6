using System.Diagnostics.CodeAnalysis;

namespace TrueWatch.Polling;

/// <summary>
/// What a wait has to say to a consumer who may be slow: what is not read in time gives way to what is newer, except a
/// change of the status and the end, which are never lost. Thread-safe, for one reader.
/// </summary>
/// <param name="answersOnly">Whether only answers are kept.</param>
internal sealed class ProgressMailbox<TResult, TStatus>(bool answersOnly)
    where TStatus : struct, Enum
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(PollingProgress<TResult, TStatus> Progress, bool IsLasting)> _unread = [];
    private TaskCompletionSource? _reader;
    private string? _lastStatus;
    private bool _hasAnswer;
    private bool _isCompleted;
    private Exception? _error;

    public void Post(PollingProgress<TResult, TStatus> progress)
    {
        if (answersOnly && !progress.IsAnswer)
        {
            return;
        }

        lock (_lock)
        {
            var isLasting = progress is { IsAnswer: true, Snapshot: { } snapshot }
                && (!_hasAnswer || snapshot.IsTerminal || snapshot.RawStatus != _lastStatus);
            if (progress.IsAnswer)
            {
                _hasAnswer = true;
                _lastStatus = progress.Snapshot?.RawStatus;
            }

            // A mere state gives way to every news, an answer only to a newer answer.
            while (_unread.Last is { Value: (var older, false) } last && (progress.IsAnswer || !older.IsAnswer))
            {
                _unread.Remove(last);
            }

            _unread.AddLast((progress, isLasting));
        }

        WakeReader();
    }

    /// <param name="error">What the reader is to get after everything else; null when the wait just ended.</param>
    public void Complete(Exception? error)
    {
        lock (_lock)
        {
            _isCompleted = true;
            _error = error;
        }

        WakeReader();
    }

    public bool TryRead([NotNullWhen(true)] out PollingProgress<TResult, TStatus>? progress)
    {
        lock (_lock)
        {
            progress = _unread.First?.Value.Progress;
            if (progress is not null)
            {
                _unread.RemoveFirst();
            }

            return progress is not null;
        }
    }

    /// <returns>Whether there is something to read; otherwise nothing will come any more.</returns>
    public async ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task news;
            lock (_lock)
            {
                if (_unread.Count > 0)
                {
                    return true;
                }

                if (_isCompleted)
                {
                    return _error is null ? false : throw _error;
                }

                // The consumer's code must not run on the thread that has the news.
                _reader ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                news = _reader.Task;
            }

            await news.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void WakeReader()
    {
        TaskCompletionSource? reader;
        lock (_lock)
        {
            reader = _reader;
            _reader = null;
        }

        reader?.TrySetResult();
    }
}
