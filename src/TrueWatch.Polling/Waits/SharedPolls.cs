using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>The tasks that are polled over a budget, so that waits on the same one share its polls. Thread-safe.</summary>
internal sealed class SharedPolls
{
    private static readonly ConditionalWeakTable<RequestBudget, SharedPolls> OfBudgets = new();

    private readonly ConcurrentDictionary<PollKey, object> _polls = new();

    internal int Count => _polls.Count;

    public static SharedPolls Of(RequestBudget budget) => OfBudgets.GetValue(budget, static _ => new SharedPolls());

    /// <summary>Lets a subscriber take part in the polls of its task, which begin when it is the first.</summary>
    public void Subscribe<TResult, TStatus>(WaitSubscriber<TResult, TStatus> subscriber, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        var key = PollKey.Of(subscriber.Operation);
        var own = new SharedPoll<TResult, TStatus>(subscriber, ended => Remove(key, ended));
        SharedPoll<TResult, TStatus> shared;
        while ((shared = (SharedPoll<TResult, TStatus>)_polls.GetOrAdd(key, own)) != own && !shared.TrySubscribe(subscriber))
        {
            // It has ended.
            Remove(key, shared);
        }

        subscriber.Begin(shared, cancellationToken);
        if (shared == own)
        {
            own.Start(subscriber);
        }
        else
        {
            shared.CatchUp(subscriber);
        }
    }

    private void Remove(PollKey key, object poll) => ((ICollection<KeyValuePair<PollKey, object>>)_polls).Remove(new(key, poll));
}
