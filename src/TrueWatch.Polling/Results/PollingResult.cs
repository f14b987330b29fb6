using System.Runtime.ExceptionServices;

namespace TrueWatch.Polling;

/// <summary>The result of one of many waits. Immutable if <typeparamref name="TResult"/> is.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
public sealed class PollingResult<TResult, TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Creates the result of a wait that returned a snapshot, for tests of code that receives one.</summary>
    /// <param name="arguments">The arguments of the operation, such as the task's id.</param>
    /// <param name="snapshot">The last snapshot.</param>
    public PollingResult(IReadOnlyList<PollingArgument> arguments, PollingSnapshot<TResult, TStatus> snapshot)
        => (Arguments, Snapshot) = (arguments, snapshot);

    /// <summary>Creates the result of a wait that threw, for tests of code that receives one.</summary>
    /// <param name="arguments">The arguments of the operation, such as the task's id.</param>
    /// <param name="exception">The exception of the wait.</param>
    public PollingResult(IReadOnlyList<PollingArgument> arguments, Exception exception) => (Arguments, Exception) = (arguments, exception);

    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public IReadOnlyList<PollingArgument> Arguments { get; }

    /// <summary>The last snapshot that the wait returned: of a task that succeeded, or that <see cref="UnknownStatusPolicy.Terminal"/> let
    /// end with an unknown status. <see langword="null"/> when there is an <see cref="Exception"/>.</summary>
    public PollingSnapshot<TResult, TStatus>? Snapshot { get; }

    /// <summary>The exception of the wait; <see langword="null"/> when there is a <see cref="Snapshot"/>.</summary>
    public Exception? Exception { get; }

    /// <summary>Whether the task succeeded, completely or in part.</summary>
    [MemberNotNullWhen(true, nameof(Snapshot))]
    public bool IsSuccess => Snapshot is { Outcome: PollingOutcome.Succeeded };

    /// <summary>Returns the last snapshot, or throws the exception of the wait.</summary>
    /// <returns>The snapshot.</returns>
    /// <exception cref="Exception">The exception of the wait.</exception>
    public PollingSnapshot<TResult, TStatus> GetSnapshot()
    {
        if (Exception is not null)
        {
            ExceptionDispatchInfo.Capture(Exception).Throw();
        }

        return Snapshot!;
    }
}
