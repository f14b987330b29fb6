namespace TrueWatch.Polling;

/// <summary>The state of a task at one poll. Immutable if <typeparamref name="TResult"/> is.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
public sealed class PollingSnapshot<TResult, TStatus> : PollingSnapshot
    where TStatus : struct, Enum
{
    /// <summary>Creates a snapshot, for tests of code that receives one.</summary>
    /// <param name="answer">The response of the service.</param>
    /// <param name="poll">The number of the poll; the first is 1.</param>
    /// <param name="elapsed">The time from the start of the wait to the response.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1, or the time negative.</exception>
    public PollingSnapshot(PollingAnswer<TResult, TStatus> answer, int poll, TimeSpan elapsed)
        : base(answer.RawStatus, answer.SimilarStatus, answer.Outcome, poll, elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(poll, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        Result = answer.Result;
        Status = answer.Status;
    }

    internal PollingSnapshot(
        PollingAnswer<TResult, TStatus> answer, int poll, TimeSpan elapsed, PollingResumeToken resumeToken)
        : this(answer, poll, elapsed) => ResumeToken = resumeToken;

    /// <summary>The part of the response that <c>x-polling</c> names as the result; by default the whole body.</summary>
    public TResult Result { get; }

    /// <summary>The status; the zero member for an unknown one.</summary>
    public TStatus Status { get; }

    internal override IRemoteTask? Task => Result as IRemoteTask;
}
