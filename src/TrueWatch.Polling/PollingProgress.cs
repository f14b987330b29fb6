namespace TrueWatch.Polling;

/// <summary>How a wait stands. Immutable, as far as <typeparamref name="TResult"/> is. To make one is useful in tests.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
/// <param name="phase">What the wait does.</param>
/// <param name="snapshot">How the task stood at the last response.</param>
/// <param name="isAnswer">Whether the snapshot is new.</param>
/// <param name="polls">How many polls were sent.</param>
/// <param name="elapsed">How long the wait took so far.</param>
/// <param name="fault">The fault of the last poll, if it had one.</param>
/// <param name="pause">How long the wait pauses, if it does.</param>
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

    /// <summary>What the wait does.</summary>
    public PollingPhase Phase => phase;

    /// <summary>How the task stood at the last response; <see langword="null"/> before the first.</summary>
    public PollingSnapshot<TResult, TStatus>? Snapshot => snapshot;

    /// <summary>Whether <see cref="Snapshot"/> is new: this was reported because the service answered.</summary>
    public bool IsAnswer => isAnswer;

    /// <summary>How many polls were sent for the wait.</summary>
    public int Polls => polls;

    /// <summary>How long the wait took so far; one that was resumed counts on.</summary>
    public TimeSpan Elapsed => elapsed;

    /// <summary>The fault of the last poll; <see langword="null"/> when it was answered.</summary>
    public PollingFault? Fault => fault;

    /// <summary>How long the wait pauses from this report on: until its next poll, or until the service takes requests again.</summary>
    /// <value><see langword="null"/> when it does not pause, or nobody can say for how long.</value>
    public TimeSpan? Pause => pause;
}
