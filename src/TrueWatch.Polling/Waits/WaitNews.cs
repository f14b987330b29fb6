using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>Everybody who is told how a wait stands, each at a pace of its own. Thread-safe.</summary>
internal sealed class WaitNews<TResult, TStatus>
    where TStatus : struct, Enum
{
    private readonly Lock _lock = new();
    private ImmutableArray<ProgressMailbox<TResult, TStatus>> _mailboxes = [];
    private bool _isCompleted;
    private Exception? _error;

    /// <summary>Whether anybody would read.</summary>
    public bool HasReaders => !_mailboxes.IsEmpty;

    /// <param name="answersOnly">Whether only answers are kept.</param>
    /// <param name="first">What there is to tell already; null for nothing.</param>
    public ProgressMailbox<TResult, TStatus> Open(bool answersOnly, PollingProgress<TResult, TStatus>? first)
    {
        var mailbox = new ProgressMailbox<TResult, TStatus>(answersOnly);
        if (first is not null)
        {
            mailbox.Post(first);
        }

        lock (_lock)
        {
            if (_isCompleted)
            {
                mailbox.Complete(_error);
            }
            else
            {
                _mailboxes = _mailboxes.Add(mailbox);
            }
        }

        return mailbox;
    }

    public void Post(PollingProgress<TResult, TStatus> progress)
    {
        foreach (var mailbox in _mailboxes)
        {
            mailbox.Post(progress);
        }
    }

    /// <param name="error">What readers get after everything else; null when the wait just ended.</param>
    public void Complete(Exception? error)
    {
        lock (_lock)
        {
            _isCompleted = true;
            _error = error;
        }

        foreach (var mailbox in _mailboxes)
        {
            mailbox.Complete(error);
        }
    }

    /// <summary>The snapshots of a mailbox, which is closed when they are read no longer.</summary>
    public async IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> ReadSnapshotsAsync(
        ProgressMailbox<TResult, TStatus> mailbox, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (await mailbox.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (mailbox.TryRead(out var progress))
                {
                    yield return progress.Snapshot!;
                }
            }
        }
        finally
        {
            lock (_lock)
            {
                _mailboxes = _mailboxes.Remove(mailbox);
            }
        }
    }
}
