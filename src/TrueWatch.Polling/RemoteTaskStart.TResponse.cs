namespace TrueWatch.Polling;

/// <summary>The result of a call that starts a task: the response, and the task with its id, if one was started. No wait has begun. The
/// generated <c>Start…Async</c> return it. Immutable and thread-safe if <typeparamref name="TResponse"/> is.</summary>
/// <typeparam name="TResponse">The response of the method that starts the task.</typeparam>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses.</typeparam>
public sealed class RemoteTaskStart<TResponse, TResult, TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Creates the result of a call, for tests of code that receives one.</summary>
    /// <param name="name">The name of the called operation, such as <c>ExportResources</c>; appears in messages.</param>
    /// <param name="response">The response of the service.</param>
    /// <param name="id">The id of the task; <see langword="null"/> when it has none.</param>
    /// <param name="operation">The operation to poll; <see langword="null"/> when no task was started.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public RemoteTaskStart(string name, TResponse response, string? id, PollingOperation<TResult, TStatus>? operation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Response, Operation) = (name, response, operation);
        Id = operation is null ? null : id;
    }

    /// <summary>The name of the called operation, such as <c>ExportResources</c>.</summary>
    public string Name { get; }

    /// <summary>The response of the service, as the client's method returned it.</summary>
    public TResponse Response { get; }

    /// <summary>Whether a task was started. If not, see <see cref="Response"/>; every wait throws.</summary>
    [MemberNotNullWhen(true, nameof(Operation))]
    public bool IsStarted => Operation is not null;

    /// <summary>The id of the task: the first argument of its polls that comes from the response, else from the request.</summary>
    /// <value><see langword="null"/> when no task was started, or the call has no such argument.</value>
    public string? Id { get; }

    /// <summary>The operation to poll, with its arguments; <see langword="null"/> when no task was started.</summary>
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

    /// <summary>Gets a token with which another process waits for the task. No wait has to have begun.</summary>
    /// <param name="options">Overrides the operation's schedule; the token keeps its timeout.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    /// <exception cref="RemoteTaskNotStartedException">No task was started.</exception>
    public PollingResumeToken GetResumeToken(PollingOptions? options = null)
    {
        var operation = RequireOperation();
        return operation.CreateToken(new PollingSettings(options, operation.Schedule, operation.Connection.Options.TimeProvider).Timeout);
    }

    /// <summary>Returns the operation and the task, such as <c>ExportResources: Task (taskId: 'a')</c>.</summary>
    public override string ToString() => $"{Name}: {Operation?.ToString() ?? "no task"}";

    private PollingOperation<TResult, TStatus> RequireOperation() => Operation ?? throw new RemoteTaskNotStartedException(Name, Response);
}
