namespace TrueWatch.Polling;

/// <summary>What a subscriber can do about the polls of its task. Thread-safe.</summary>
internal interface IPollSubscription<TResult, TStatus>
    where TStatus : struct, Enum
{
    TimeSpan NextPoll { get; }

    /// <summary>Takes part no longer. Without any subscriber, the polls end.</summary>
    /// <returns>The poll on its way that nobody wants any more, to cancel.</returns>
    PollAttempt? Unsubscribe(WaitSubscriber<TResult, TStatus> subscriber);

    /// <summary>Sends a final poll at once, if the budget allows it: not beside another poll, and once between two polls.</summary>
    /// <returns>Whether the subscriber is going to be told of it.</returns>
    bool TrySendFinal(WaitSubscriber<TResult, TStatus> subscriber);
}
