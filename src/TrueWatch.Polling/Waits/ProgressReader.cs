using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TrueWatch.Polling;

/// <summary>
/// What a wait has to say to a consumer who may be slow. What is not read in time gives way to what is newer, except changes
/// of the status, the end, and the reports of pauses that something has gone wrong before. Written by one thread at a
/// time, read by one.
/// </summary>
/// <param name="answersOnly">Whether only answers are kept.</param>
internal sealed class ProgressReader<TResult, TStatus>(bool answersOnly)
    where TStatus : struct, Enum
{
    // How many unread reports of pauses are kept.
    private const int MaximumPauses = 64;

    private readonly Channel<Slot> _unread = Channel.CreateUnbounded<Slot>(new UnboundedChannelOptions { SingleReader = true });

    // What is the writer's: where something newer may go, and what to compare it with.
    private Slot? _answer;
    private Slot? _state;
    private string? _lastStatus;
    private bool _hasAnswer;

    private int _pauses;

    /// <param name="progress">How the wait stands.</param>
    /// <param name="mustBeTold">Whether it is told also when something newer comes.</param>
    public void Write(PollingProgress<TResult, TStatus> progress, bool mustBeTold = false)
    {
        if (progress.IsAnswer)
        {
            WriteAnswer(progress);
        }
        else if (!answersOnly)
        {
            WriteState(progress, mustBeTold && Volatile.Read(ref _pauses) < MaximumPauses);
        }
    }

    /// <param name="error">What the reader is to get after everything else; null when the wait just ended.</param>
    public void Complete(Exception? error) => _unread.Writer.TryComplete(error);

    public bool TryRead(out PollingProgress<TResult, TStatus>? progress)
    {
        while (_unread.Reader.TryRead(out var slot))
        {
            if (slot.Take() is { } unread)
            {
                Interlocked.Add(ref _pauses, slot.IsPause ? -1 : 0);
                progress = unread;
                return true;
            }
        }

        progress = null;
        return false;
    }

    /// <summary>Everything until the end of the wait, whose exception is thrown.</summary>
    public async IAsyncEnumerable<PollingProgress<TResult, TStatus>> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _unread.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (TryRead(out var progress))
            {
                yield return progress!;
            }
        }
    }

    private void WriteAnswer(PollingProgress<TResult, TStatus> progress)
    {
        var snapshot = progress.Snapshot!;
        var isLasting = !_hasAnswer || snapshot.IsTerminal || snapshot.RawStatus != _lastStatus;
        _hasAnswer = true;
        _lastStatus = snapshot.RawStatus;

        // A mere state is over with the next answer, an answer without a change only with another one.
        _state?.Take();
        _state = null;
        if (isLasting || _answer is null || !_answer.TryReplace(progress))
        {
            _answer?.Take();
            var slot = new Slot(progress, isPause: false);
            _answer = isLasting ? null : slot;
            Append(slot);
        }
    }

    private void WriteState(PollingProgress<TResult, TStatus> progress, bool isPause)
    {
        if (isPause)
        {
            // What comes after it does not go before it.
            _answer = null;
            _state?.Take();
            _state = null;
            Interlocked.Increment(ref _pauses);
            Append(new Slot(progress, isPause: true));
        }
        else if (_state is null || !_state.TryReplace(progress))
        {
            Append(_state = new Slot(progress, isPause: false));
        }
    }

    private void Append(Slot slot) => _unread.Writer.TryWrite(slot);

    /// <summary>A place in the channel whose content can be replaced, as long as it is not read.</summary>
    private sealed class Slot(PollingProgress<TResult, TStatus> progress, bool isPause)
    {
        private PollingProgress<TResult, TStatus>? _progress = progress;

        public bool IsPause => isPause;

        public PollingProgress<TResult, TStatus>? Take() => Interlocked.Exchange(ref _progress, null);

        public bool TryReplace(PollingProgress<TResult, TStatus> newer)
        {
            var older = Volatile.Read(ref _progress);
            return older is not null && Interlocked.CompareExchange(ref _progress, newer, older) == older;
        }
    }
}
