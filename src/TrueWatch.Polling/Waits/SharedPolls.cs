using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>The tasks that are polled over a budget, so that waits on the same one share its polls. Thread-safe.</summary>
internal sealed class SharedPolls
{
    private static readonly ConditionalWeakTable<RequestBudget, SharedPolls> OfBudgets = new();

    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly Dictionary<PollKey, object> _polls = [];

    /// <summary>How many tasks are polled.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _polls.Count;
            }
        }
    }

    public static SharedPolls Of(RequestBudget budget) => OfBudgets.GetValue(budget, static _ => new SharedPolls());

    /// <summary>Lets a subscriber take part in the polls of its task, which begin when it is the first.</summary>
    public void Subscribe<TResult, TStatus>(WaitSubscriber<TResult, TStatus> subscriber, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        var key = PollKey.Of(subscriber.Operation);
        var own = new SharedPoll<TResult, TStatus>(subscriber, ended => Remove(key, ended));
        SharedPoll<TResult, TStatus>? shared;
        lock (_lock)
        {
            shared = _polls.TryGetValue(key, out var known) ? (SharedPoll<TResult, TStatus>)known : null;
            shared = shared?.TrySubscribe(subscriber) is true ? shared : null;
            if (shared is null)
            {
                _polls[key] = own;
            }
        }

        subscriber.Begin(shared ?? own, cancellationToken);
        if (shared is null)
        {
            own.Start(subscriber);
        }
        else
        {
            shared.CatchUp(subscriber);
        }
    }

    private void Remove(PollKey key, object poll)
    {
        lock (_lock)
        {
            if (_polls.TryGetValue(key, out var current) && current == poll)
            {
                _polls.Remove(key);
            }
        }
    }
}
