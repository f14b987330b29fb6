using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>
/// Waits for long-running tasks. The generated <c>WaitFor…Async</c> and <c>Watch…Async</c> methods call it. Thread-safe.
/// </summary>
public static class Poller
{
    /// <summary>
    /// Polls until the task has ended. The first poll is sent at once. A status that is not known counts as pending.
    /// </summary>
    /// <typeparam name="TResult">The part of the answer that the caller receives.</typeparam>
    /// <typeparam name="TStatus">The enum of the statuses.</typeparam>
    /// <param name="operation">What to poll.</param>
    /// <param name="options">What is wanted otherwise than the operation's schedule says; none by default.</param>
    /// <param name="progress">Is told of every snapshot, the last one included.</param>
    /// <param name="cancellationToken">Ends the wait, and the request in flight; the task itself goes on.</param>
    /// <returns>The last snapshot, of a task that succeeded.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    /// <exception cref="RemoteTaskFailedException">The task ended in failure.</exception>
    /// <exception cref="RemoteTaskCanceledException">The task was canceled at the service.</exception>
    /// <exception cref="PollingTimeoutException">The task did not end in time.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<PollingSnapshot<TResult, TStatus>> WaitAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation,
        PollingOptions? options = null,
        IProgress<PollingSnapshot<TResult, TStatus>>? progress = null,
        CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(operation);
        var settings = PollingSettings.Resolve(options, operation.Schedule);
        return WaitAsync(operation, settings, progress, cancellationToken);
    }

    /// <summary>
    /// Polls until the task has ended and yields every snapshot, the last one included. The task's own failure or
    /// cancellation is a snapshot, not an exception. Each enumeration is a wait of its own: it begins with the first
    /// <c>MoveNextAsync</c>, sends nothing between two of them, and ends when it is abandoned.
    /// </summary>
    /// <typeparam name="TResult">The part of the answer that the caller receives.</typeparam>
    /// <typeparam name="TStatus">The enum of the statuses.</typeparam>
    /// <param name="operation">What to poll.</param>
    /// <param name="options">What is wanted otherwise than the operation's schedule says; none by default.</param>
    /// <param name="cancellationToken">Ends the wait, and the request in flight; the task itself goes on.</param>
    /// <returns>The snapshots. Enumerating throws <see cref="PollingTimeoutException"/> when the task does not end in
    /// time, and <see cref="OperationCanceledException"/> when the token is canceled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> WatchAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation,
        PollingOptions? options = null,
        CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(operation);
        var settings = PollingSettings.Resolve(options, operation.Schedule);
        return WatchAsync(operation, settings, cancellationToken);
    }

    private static async Task<PollingSnapshot<TResult, TStatus>> WaitAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation,
        PollingSettings settings,
        IProgress<PollingSnapshot<TResult, TStatus>>? progress,
        CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        using var machine = new PollingMachine<TResult, TStatus>(operation, settings, cancellationToken);
        PollingSnapshot<TResult, TStatus> snapshot;
        do
        {
            snapshot = await machine.NextAsync().ConfigureAwait(false);
            progress?.Report(snapshot);
        }
        while (!snapshot.IsTerminal);

        return snapshot.Outcome switch
        {
            PollingOutcome.Failed => throw new RemoteTaskFailedException(operation.Name, operation.Arguments, snapshot),
            PollingOutcome.Canceled => throw new RemoteTaskCanceledException(operation.Name, operation.Arguments, snapshot),
            _ => snapshot,
        };
    }

    private static async IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> WatchAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation,
        PollingSettings settings,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        using var machine = new PollingMachine<TResult, TStatus>(operation, settings, cancellationToken);
        PollingSnapshot<TResult, TStatus> snapshot;
        do
        {
            snapshot = await machine.NextAsync().ConfigureAwait(false);
            yield return snapshot;
        }
        while (!snapshot.IsTerminal);
    }
}
