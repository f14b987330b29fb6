namespace TrueWatch.Polling;

/// <summary>What came of a call that starts a task: the response, and the task with its id, if there is one. No wait for it has begun. The
/// generated <c>Start…Async</c> return it. Immutable and thread-safe, as far as <typeparamref name="TResponse"/> is.</summary>
/// <typeparam name="TResponse">What the client's method returns that starts the task.</typeparam>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses.</typeparam>
public sealed class RemoteTaskStart<TResponse, TResult, TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Makes the result of a call; useful in tests of code that receives one.</summary>
    /// <param name="name">What was called, such as <c>ExportResources</c>; appears in messages.</param>
    /// <param name="response">What the service answered.</param>
    /// <param name="id">The id of the task; <see langword="null"/> when it has none.</param>
    /// <param name="operation">What tells how the task stands; <see langword="null"/> when none was started.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public RemoteTaskStart(string name, TResponse response, string? id, PollingOperation<TResult, TStatus>? operation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Response, Operation) = (name, response, operation);
        Id = operation is null ? null : id;
    }

    /// <summary>What was called, such as <c>ExportResources</c>.</summary>
    public string Name { get; }

    /// <summary>What the service answered, as the client's method returned it.</summary>
    public TResponse Response { get; }

    /// <summary>Whether there is a task. Without one, <see cref="Response"/> says why, and every wait throws.</summary>
    [MemberNotNullWhen(true, nameof(Operation))]
    public bool IsStarted => Operation is not null;

    /// <summary>The id of the task: the first argument of its polls that the response has, else the first that the request had.</summary>
    /// <value><see langword="null"/> when no task was started, or nothing of the call tells one task from another.</value>
    public string? Id { get; }

    /// <summary>What tells how the task stands, with all its arguments; <see langword="null"/> when none was started.</summary>
    public PollingOperation<TResult, TStatus>? Operation { get; }

    /// <summary>Waits until the task has ended.</summary>
    /// <inheritdoc cref="Poller.WaitAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, IProgress{PollingProgress{TResult, TStatus}}, CancellationToken)"/>
    /// <exception cref="RemoteTaskNotStartedException">No task was started.</exception>
    public async Task<PollingSnapshot<TResult, TStatus>> WaitAsync(
        PollingOptions? options = null,
        IProgress<PollingProgress<TResult, TStatus>>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var operation = RequireOperation();
        var wait = Poller.WaitAsync(operation, options, progress, cancellationToken);
        try
        {
            return await wait.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException or ObjectDisposedException)
        {
            // What a client says that was disposed of, or refuses the id, does not name the task.
            var report = new PollingReport { Operation = operation.Name, Arguments = operation.Arguments, ResumeToken = GetResumeToken(options) };
            throw new PollingFaultException(report, new PollingFault(PollingFaultKind.Permanent, exception.GetType().Name), exception);
        }
    }

    /// <summary>Waits until the task has ended.</summary>
    /// <inheritdoc cref="WaitAsync(PollingOptions, IProgress{PollingProgress{TResult, TStatus}}, CancellationToken)"/>
    public Task<PollingSnapshot<TResult, TStatus>> WaitAsync(CancellationToken cancellationToken)
        => WaitAsync(options: null, cancellationToken: cancellationToken);

    /// <summary>Yields the snapshots of the task until it has ended, the last one included.</summary>
    /// <inheritdoc cref="Poller.WatchAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, CancellationToken)"/>
    /// <exception cref="RemoteTaskNotStartedException">No task was started.</exception>
    public IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> WatchAsync(
        PollingOptions? options = null, CancellationToken cancellationToken = default)
        => Poller.WatchAsync(RequireOperation(), options, cancellationToken);

    /// <summary>Begins a wait for the task and returns at once.</summary>
    /// <inheritdoc cref="Poller.Start"/>
    /// <exception cref="RemoteTaskNotStartedException">No task was started.</exception>
    public PollingWait<TResult, TStatus> StartWait(PollingOptions? options = null, CancellationToken cancellationToken = default)
        => Poller.Start(RequireOperation(), options, cancellationToken);

    /// <summary>What another process needs to wait for the task from the beginning. No wait has to have begun.</summary>
    /// <param name="options">What that wait is to do otherwise than the schedule says; the token keeps the timeout of it.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    /// <exception cref="RemoteTaskNotStartedException">No task was started.</exception>
    public PollingResumeToken GetResumeToken(PollingOptions? options = null)
    {
        var operation = RequireOperation();
        return operation.CreateToken(new PollingSettings(options, operation.Schedule, operation.Connection.Options.TimeProvider).Timeout);
    }

    /// <summary>What was called, and the task, such as <c>ExportResources: Task (taskId: 'a')</c>.</summary>
    public override string ToString() => $"{Name}: {Operation?.ToString() ?? "no task"}";

    private PollingOperation<TResult, TStatus> RequireOperation() => Operation ?? throw new RemoteTaskNotStartedException(Name, Response);
}
