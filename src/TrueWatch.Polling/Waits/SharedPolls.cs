namespace TrueWatch.Polling;

/// <summary>The tasks that are polled over a budget, so that waits on the same one share its polls. Thread-safe.</summary>
internal sealed class SharedPolls
{
    private static readonly ConditionalWeakTable<RequestBudget, SharedPolls> OfBudgets = new();

    // What equals what is for a client to say otherwise: an object stands for it that equals nothing else.
    private static readonly ConditionalWeakTable<object, object> Scopes = new();

    private readonly ConcurrentDictionary<object, object> _polls = new();

    internal int Count => _polls.Count;

    public static SharedPolls Of(RequestBudget budget) => OfBudgets.GetValue(budget, static _ => new SharedPolls());

    /// <summary>Lets a subscriber take part in the polls of its task, which begin when it is the first.</summary>
    public void Subscribe<TResult, TStatus>(WaitSubscriber<TResult, TStatus> subscriber, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        var key = GetKey(subscriber.Operation);
        var own = new SharedPoll<TResult, TStatus>(this, key, subscriber);
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

    /// <summary>Nobody can subscribe any more.</summary>
    public void Remove(object key, object poll) => ((ICollection<KeyValuePair<object, object>>)_polls).Remove(new(key, poll));

    /// <summary>What is equal for two waits that ask the same question: who asks, the types of the response, operation and arguments.</summary>
    private static object GetKey<TResult, TStatus>(PollingOperation<TResult, TStatus> operation)
        where TStatus : struct, Enum
    {
        var scope = (operation.IsIdentifiedByArguments ? operation.Connection.Options.Sharing : PollSharing.None) switch
        {
            PollSharing.Client => Scopes.GetOrCreateValue(operation.Client),
            PollSharing.Key => Scopes,
            _ => new(),
        };
        var arguments = operation.Arguments.Select(static one => $"{one.Name.Length}:{one.Name}{one.Value?.Length}:{one.Value}");
        return (scope, typeof(PollingAnswer<TResult, TStatus>), operation.Name, string.Concat(arguments));
    }
}
