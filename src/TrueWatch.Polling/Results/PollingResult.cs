using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace TrueWatch.Polling;

/// <summary>How one of many waits ended. Immutable, as far as <typeparamref name="TResult"/> is.</summary>
/// <typeparam name="TResult">The part of the answer that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
public sealed class PollingResult<TResult, TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Makes the result of a task that succeeded; useful in tests of code that receives one.</summary>
    /// <param name="arguments">The arguments of the operation, such as the task's id.</param>
    /// <param name="snapshot">The last snapshot.</param>
    public PollingResult(IReadOnlyList<PollingArgument> arguments, PollingSnapshot<TResult, TStatus> snapshot)
    {
        Arguments = arguments;
        Snapshot = snapshot;
    }

    /// <summary>Makes the result of a wait that did not end in success; useful in tests of code that receives one.</summary>
    /// <param name="arguments">The arguments of the operation, such as the task's id.</param>
    /// <param name="exception">What the wait ended with.</param>
    public PollingResult(IReadOnlyList<PollingArgument> arguments, Exception exception)
    {
        Arguments = arguments;
        Exception = exception;
    }

    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public IReadOnlyList<PollingArgument> Arguments { get; }

    /// <summary>The last snapshot of a task that succeeded; else <see langword="null"/>.</summary>
    public PollingSnapshot<TResult, TStatus>? Snapshot { get; }

    /// <summary>What the wait ended with otherwise; <see langword="null"/> when the task succeeded.</summary>
    public Exception? Exception { get; }

    /// <summary>Whether there is a <see cref="Snapshot"/>.</summary>
    [MemberNotNullWhen(true, nameof(Snapshot))]
    [MemberNotNullWhen(false, nameof(Exception))]
    public bool IsSuccess => Snapshot is not null;

    /// <summary>The last snapshot, or the exception.</summary>
    /// <returns>The snapshot.</returns>
    /// <exception cref="Exception">Whatever the wait ended with, when the task did not succeed.</exception>
    public PollingSnapshot<TResult, TStatus> GetSnapshot()
    {
        if (!IsSuccess)
        {
            ExceptionDispatchInfo.Throw(Exception);
        }

        return Snapshot;
    }
}
