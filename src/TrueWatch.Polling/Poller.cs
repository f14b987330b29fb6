namespace TrueWatch.Polling;

/// <summary>Waits for long-running tasks. Generated methods, such as <c>WaitFor…Async</c>, call it. Thread-safe.</summary>
/// <remarks>Waits on the same task (endpoint, key, operation and arguments) share their polls, and all requests of a key share its
/// budget: see <see cref="PollingConnection"/>.</remarks>
public static class Poller
{
    /// <summary>Polls until the task has ended. The first poll is sent at once, the last one at the deadline.</summary>
    /// <typeparam name="TResult">The part of the response that the caller receives.</typeparam>
    /// <typeparam name="TStatus">The enum of the statuses.</typeparam>
    /// <param name="operation">What to poll.</param>
    /// <param name="options">Overrides the operation's schedule; null for none.</param>
    /// <param name="progress">Receives the progress of the wait: every change of the status, the end, and, as far as it keeps up, every
    /// response, transient fault and pause for the budget. It is called by one thread at a time.</param>
    /// <param name="cancellationToken">Ends the wait, and the request unless others wait for the same task, which goes on.</param>
    /// <returns>The last snapshot, of a task that succeeded.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    /// <exception cref="RemoteTaskFailedException">The task failed.</exception>
    /// <exception cref="RemoteTaskCanceledException">The task was canceled at the service.</exception>
    /// <exception cref="RemoteTaskPartiallySucceededException">The task succeeded in part, and
    /// <see cref="PollingOptions.ThrowOnPartialSuccess"/> is set.</exception>
    /// <exception cref="PollingTimeoutException">The task did not end in time.</exception>
    /// <exception cref="PollingFaultException">The service refused the key or the request, or too many polls in a row failed; the
    /// inner exception is the failure.</exception>
    /// <exception cref="UnknownStatusException">The service sent an unknown status, and
    /// <see cref="PollingOptions.UnknownStatus"/> is <see cref="UnknownStatusPolicy.Throw"/>.</exception>
    /// <exception cref="PollingCanceledException"><paramref name="cancellationToken"/> was canceled. It is an
    /// <see cref="OperationCanceledException"/>.</exception>
    public static Task<PollingSnapshot<TResult, TStatus>> WaitAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation,
        PollingOptions? options = null,
        IProgress<PollingProgress<TResult, TStatus>>? progress = null,
        CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
    {
        var wait = Create(operation, options);
        if (progress is not null)
        {
            return ReportAsync(wait, progress, cancellationToken);
        }

        // Before the start: a wait that ends at once has to know that somebody will be told.
        var completion = wait.Completion;
        wait.Start(cancellationToken);
        return completion;
    }

    /// <summary>Polls until the task has ended and yields the snapshots, the last one included. The task's own failure or cancellation is a
    /// snapshot, not an exception. Each enumeration is a wait of its own: it begins with the first <c>MoveNextAsync</c>, and ends when it
    /// is abandoned. If they are not read in time, newer snapshots replace intermediate ones; a change of the status and the end are never
    /// lost.</summary>
    /// <typeparam name="TResult">The part of the response that the caller receives.</typeparam>
    /// <typeparam name="TStatus">The enum of the statuses.</typeparam>
    /// <param name="operation">What to poll.</param>
    /// <param name="options">Overrides the operation's schedule; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the task itself goes on.</param>
    /// <returns>The snapshots. Enumerating throws what
    /// <see cref="WaitAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, IProgress{PollingProgress{TResult, TStatus}}, CancellationToken)"/>
    /// throws, except for the task's own end.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> WatchAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation, PollingOptions? options = null, CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
    {
        _ = Resolve(operation, options);
        return ReadAsync(operation, options, cancellationToken);
    }

    /// <summary>Begins a wait and returns at once; the first poll is sent at once, too.</summary>
    /// <inheritdoc cref="WatchAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, CancellationToken)"/>
    /// <returns>The wait, which returns a resume token at any time.</returns>
    public static PollingWait<TResult, TStatus> Start<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation, PollingOptions? options = null, CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
        => Create(operation, options).Start(cancellationToken);

    /// <summary>Resumes the wait of a <paramref name="token"/>, in this process or another, and returns at once. The next poll is sent
    /// when it would have been, and the deadline stays unless <see cref="PollingOptions.Timeout"/> sets another.</summary>
    /// <inheritdoc cref="Start"/>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The token is of another operation or endpoint, or the options contradict themselves.</exception>
    public static PollingWait<TResult, TStatus> Resume<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation,
        PollingResumeToken token,
        PollingOptions? options = null,
        CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(token);
        return Create(operation, options, token).Start(cancellationToken);
    }

    /// <summary>Waits for many tasks at once, which share the request budget. A failed task does not end the other waits.</summary>
    /// <inheritdoc cref="WatchAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, CancellationToken)"/>
    /// <returns>The result of each wait, in the order of the operations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled; to keep the
    /// results that were there, use <see cref="WhenEachAsync"/>.</exception>
    public static Task<IReadOnlyList<PollingResult<TResult, TStatus>>> WaitForAllAsync<TResult, TStatus>(
        IEnumerable<PollingOperation<TResult, TStatus>> operations,
        PollingOptions? options = null,
        CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
        => ManyWaits<TResult, TStatus>.WaitForAllAsync(CreateAll(operations, options), cancellationToken);

    /// <summary>Waits for many tasks at once, which share the request budget, and yields each result as soon as it is there.
    /// Stopping the enumeration ends the remaining waits. The operations are read when it begins.</summary>
    /// <inheritdoc cref="WaitForAllAsync"/>
    /// <returns>The results, in the order in which the waits end. Enumerating throws <see cref="OperationCanceledException"/>
    /// when the token is canceled.</returns>
    public static IAsyncEnumerable<PollingResult<TResult, TStatus>> WhenEachAsync<TResult, TStatus>(
        IEnumerable<PollingOperation<TResult, TStatus>> operations,
        PollingOptions? options = null,
        CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(operations);
        return ManyWaits<TResult, TStatus>.WhenEachAsync(() => CreateAll(operations, options), cancellationToken);
    }

    private static PollingWait<TResult, TStatus> Create<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation, PollingOptions? options, PollingResumeToken? token = null)
        where TStatus : struct, Enum
        => new(operation, Resolve(operation, options, token), token);

    private static PollingSettings Resolve<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation, PollingOptions? options, PollingResumeToken? token = null)
        where TStatus : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(operation);
        token?.Require(operation.Name, operation.Connection.Endpoint, operation.Arguments);
        return new PollingSettings(options, operation.Schedule, operation.Connection.Options.TimeProvider, token);
    }

    private static List<PollingWait<TResult, TStatus>> CreateAll<TResult, TStatus>(
        IEnumerable<PollingOperation<TResult, TStatus>> operations, PollingOptions? options)
        where TStatus : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(operations);
        var all = operations.ToList();
        all.ForEach(static operation => ArgumentNullException.ThrowIfNull(operation));
        return all.ConvertAll(operation => Create(operation, options));
    }

    private static async Task<PollingSnapshot<TResult, TStatus>> ReportAsync<TResult, TStatus>(
        PollingWait<TResult, TStatus> wait, IProgress<PollingProgress<TResult, TStatus>> progress, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        // A progress that throws ends the wait: nobody would be told of its end.
        using var _ = wait;
        var reader = wait.OpenReader(answersOnly: false);
        wait.Start(cancellationToken);
        await foreach (var report in reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            progress.Report(report);
        }

        return await wait.Completion.ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> ReadAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation,
        PollingOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        using var wait = Create(operation, options);
        var snapshots = wait.WatchAsync(CancellationToken.None);
        wait.Start(cancellationToken);
        await foreach (var snapshot in snapshots.ConfigureAwait(false))
        {
            yield return snapshot;
        }
    }
}
