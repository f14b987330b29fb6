using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Service;

/// <summary>
/// Keeps the processes of one user to the limit of a key together: a permit counts from its acquisition until one window
/// after its lease was disposed, in all of them. A process that dies takes its permit along for two windows. Where the file
/// cannot be used, the process goes on with its own budget alone. Thread-safe.
/// </summary>
/// <param name="file">What the processes share.</param>
/// <param name="limit">What the service allows.</param>
/// <param name="timeProvider">The machine's clock, whose timestamps are the same for all processes.</param>
/// <param name="onUnusable">Told once when the file cannot be used, with the reason.</param>
internal sealed class SharedBudget(SharedBudgetFile file, RequestLimit limit, TimeProvider timeProvider, Action<string> onUnusable) : RateLimiter
{
    // A service may count both ends of its window.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenTurns = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _hold = limit.Window + Margin;
    private readonly ConcurrentDictionary<Guid, Task> _ends = [];
    private int _isUnusable;

    public override TimeSpan? IdleDuration => null;

    private TimeSpan Now => timeProvider.GetElapsedTime(0);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
        => TryTake() ?? new SharedBudgetLease(onEnd: null, BetweenTurns);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        for (var end = Now + LongestTurn; ; await PauseAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake() is { } lease)
            {
                return lease;
            }

            if (Now >= end)
            {
                GiveUp("another process keeps it open");
            }
        }
    }

    /// <summary>What has been sent counts for the other processes from its end, so they are to hear of it.</summary>
    protected override async ValueTask DisposeAsyncCore()
    {
        await Task.WhenAll(_ends.Values).ConfigureAwait(false);
        await base.DisposeAsyncCore().ConfigureAwait(false);
    }

    /// <returns>Null when another process has its turn.</returns>
    private SharedBudgetLease? TryTake()
    {
        SharedBudgetLease? lease = null;
        var isTurn = TryChange(entries =>
        {
            var now = Now;
            if (GetPause(entries, now) is { } pause)
            {
                lease = new SharedBudgetLease(onEnd: null, pause);
                return entries;
            }

            var entry = new SharedBudgetEntry(Guid.NewGuid(), now, now + 2 * _hold);
            lease = new SharedBudgetLease(() => _ends[entry.Id] = EndAsync(entry), retryAfter: null);
            return [.. entries, entry];
        });
        return isTurn ? lease ?? new SharedBudgetLease(onEnd: null, retryAfter: null) : null;
    }

    /// <returns>How long to wait until one more request is allowed; null when it is now.</returns>
    private TimeSpan? GetPause(IReadOnlyList<SharedBudgetEntry> entries, TimeSpan now)
    {
        if (entries.Count >= limit.Requests)
        {
            return entries.Select(entry => entry.End).Order().ElementAt(entries.Count - limit.Requests) - now;
        }

        // Once half of them are in use the rest is spread out: all that is left at once would be silence after it.
        var next = entries.Count * 2 >= limit.Requests ? entries.Max(entry => entry.Start) + limit.Window / limit.Requests : now;
        return next > now ? next - now : null;
    }

    private async Task EndAsync(SharedBudgetEntry entry)
    {
        var end = Now;
        while (Now < end + LongestTurn && !TryChange(entries =>
            [.. entries.Select(each => each.Id == entry.Id ? entry with { End = end + _hold } : each)]))
        {
            await PauseAsync(CancellationToken.None).ConfigureAwait(false);
        }

        _ends.TryRemove(entry.Id, out _);
    }

    /// <returns>Whether there is nothing more to wait for.</returns>
    private bool TryChange(Func<IReadOnlyList<SharedBudgetEntry>, IReadOnlyList<SharedBudgetEntry>> change)
    {
        if (_isUnusable != 0)
        {
            return true;
        }

        try
        {
            var now = Now;

            // What ends later than any request can was written before the machine was started anew.
            return file.TryChange(entries => change([.. entries.Where(entry => entry.End > now && entry.Start <= now + Margin && entry.End <= now + Margin + 2 * _hold)]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            GiveUp(exception.Message);
            return true;
        }
    }

    private void GiveUp(string reason)
    {
        if (Interlocked.Exchange(ref _isUnusable, 1) == 0)
        {
            onUnusable(reason);
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(BetweenTurns, timeProvider, cancellationToken);
}
