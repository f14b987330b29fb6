namespace TrueWatch.Polling;

/// <summary>The progress of a wait. Immutable if <typeparamref name="TResult"/> is.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
/// <param name="phase">What the wait is doing.</param>
/// <param name="snapshot">The state of the task at the last response.</param>
/// <param name="isAnswer">Whether the snapshot is new.</param>
/// <param name="polls">The number of polls sent.</param>
/// <param name="elapsed">The time the wait has taken so far.</param>
/// <param name="fault">The fault of the last poll, if any.</param>
/// <param name="pause">The length of the pause, if any.</param>
/// <param name="arguments">The arguments of the operation, such as the task's id.</param>
public sealed class PollingProgress<TResult, TStatus>(
    PollingPhase phase,
    PollingSnapshot<TResult, TStatus>? snapshot,
    bool isAnswer,
    int polls,
    TimeSpan elapsed,
    PollingFault? fault = null,
    TimeSpan? pause = null,
    IReadOnlyList<PollingArgument>? arguments = null)
    where TStatus : struct, Enum
{
    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public IReadOnlyList<PollingArgument> Arguments { get; } = arguments ?? [];

    /// <summary>What the wait is doing.</summary>
    public PollingPhase Phase => phase;

    /// <summary>The state of the task at the last response; <see langword="null"/> before the first.</summary>
    public PollingSnapshot<TResult, TStatus>? Snapshot => snapshot;

    /// <summary>Whether <see cref="Snapshot"/> is new: the report follows a response.</summary>
    public bool IsAnswer => isAnswer;

    /// <summary>The number of polls sent for the wait.</summary>
    public int Polls => polls;

    /// <summary>The time the wait has taken so far, including the time before it was resumed.</summary>
    public TimeSpan Elapsed => elapsed;

    /// <summary>The fault of the last poll; <see langword="null"/> after a response.</summary>
    public PollingFault? Fault => fault;

    /// <summary>The length of the pause that begins: until the next poll, or until the throttle ends.</summary>
    /// <value><see langword="null"/> without a pause, or if its length is unknown.</value>
    public TimeSpan? Pause => pause;
}
