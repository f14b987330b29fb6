using System.Threading.Channels;

namespace TrueWatch.Polling;

/// <summary>What a wait has to say to a consumer who may be slow. What is not read in time gives way to what is newer, except changes of
/// the status, the end, and the reports of pauses that something has gone wrong before. Thread-safe; one reads at a time.</summary>
/// <param name="answersOnly">Whether only answers are kept.</param>
internal sealed class ProgressReader<TResult, TStatus>(bool answersOnly)
    where TStatus : struct, Enum
{
    // How many unread reports there may be before further ones of pauses give way, too.
    private const int MaximumUnread = 64;

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly LinkedList<(PollingProgress<TResult, TStatus> Progress, bool IsLasting)> _unread = [];
    private PollingSnapshot? _last;

    /// <summary>Adds how the wait stands, and perhaps must be told also when something newer comes.</summary>
    public void Write(PollingProgress<TResult, TStatus> progress, bool mustBeTold = false)
    {
        if (answersOnly && !progress.IsAnswer)
        {
            return;
        }

        lock (_lock)
        {
            // A mere state gives way to everything, a response without a change only to another response.
            while (_unread.Last is { Value: (var newest, false) } && (progress.IsAnswer || !newest.IsAnswer))
            {
                _unread.RemoveLast();
            }

            var isChange = progress.IsAnswer && (progress.Snapshot!.IsTerminal || _last is null || _last.RawStatus != progress.Snapshot.RawStatus);
            _unread.AddLast((progress, isChange || (mustBeTold && _unread.Count < MaximumUnread)));
            _last = progress.IsAnswer ? progress.Snapshot : _last;
        }

        _signal.Writer.TryWrite(true);
    }

    /// <param name="error">What the reader is to get after everything else; null when the wait just ended.</param>
    public void Complete(Exception? error) => _signal.Writer.TryComplete(error);

    /// <summary>Everything until the end of the wait, whose exception is thrown.</summary>
    public async IAsyncEnumerable<PollingProgress<TResult, TStatus>> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _signal.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _signal.Reader.TryRead(out _);
            while (TryRead() is { } progress)
            {
                yield return progress;
            }
        }
    }

    /// <returns>The oldest report; null when there is none.</returns>
    public PollingProgress<TResult, TStatus>? TryRead()
    {
        lock (_lock)
        {
            var next = _unread.First?.Value.Progress;
            if (next is not null)
            {
                _unread.RemoveFirst();
            }

            return next;
        }
    }
}
