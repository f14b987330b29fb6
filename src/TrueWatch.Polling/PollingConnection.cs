namespace TrueWatch.Polling;

/// <summary>The connection of a client to one endpoint with one key. All connections of the process with the same key, endpoint and clock
/// share the request budget and the pauses that the service asks for. Thread-safe.</summary>
public sealed class PollingConnection
{
    private static readonly ConditionalWeakTable<object, PollingConnection> Connections = new();

    private readonly BudgetIdentity _identity;
    private readonly RequestBudget _budget;
    private readonly ConcurrentDictionary<TimeProvider, RequestBudget> _others = new();

    /// <summary>Initializes a connection.</summary>
    /// <param name="endpoint">The address of the service; resume tokens contain it.</param>
    /// <param name="credential">The credential, such as an API key. The connection keeps only a salted hash of it.</param>
    /// <param name="options">The limits and further options; none by default.</param>
    /// <exception cref="ArgumentNullException">The endpoint or the credential is <see langword="null"/>.</exception>
    public PollingConnection(string endpoint, string credential, PollingConnectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        Options = options ?? new PollingConnectionOptions();
        _identity = BudgetIdentity.Of(endpoint, credential);
        Member = new BudgetMember(Options.Limit, [.. Options.Limiters]);
        _budget = Join(Options.TimeProvider);
    }

    /// <summary>Closes a connection that nobody has closed.</summary>
    ~PollingConnection() => Close();

    /// <summary>The address of the service.</summary>
    public string Endpoint => _identity.Endpoint;

    /// <summary>Classifies failures as throttled, refused, transient or permanent.</summary>
    public FaultClassifier FaultClassifier => Options.FaultClassifier;

    internal PollingConnectionOptions Options { get; }

    internal BudgetMember Member { get; }

    /// <summary>Waits until the budget allows another request. A client calls it right before each request, and disposes of the
    /// permit when it has read the response. Such requests have priority over polls. With the token of a poll, it returns the
    /// permit of that poll.</summary>
    /// <param name="cancellationToken">Ends the wait for the permit.</param>
    /// <returns>The permit.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <exception cref="RequestLimiterException">A limiter failed, and no request may be sent.</exception>
    public ValueTask<RequestPermit> AcquireAsync(CancellationToken cancellationToken = default)
        => AcquireAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Waits until the budget allows another request, up to a time limit.</summary>
    /// <inheritdoc cref="AcquireAsync(CancellationToken)"/>
    /// <param name="timeout">The time limit; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    /// <param name="cancellationToken">Ends the wait for the permit.</param>
    /// <exception cref="TimeoutException">The time limit elapsed.</exception>
    public ValueTask<RequestPermit> AcquireAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(Task.FromCanceled<RequestPermit>(cancellationToken));
        }

        if (TakePollPermit(cancellationToken) is { } polled)
        {
            return new(polled);
        }

        if (_budget.TryAcquire() is { } permit)
        {
            PollingTelemetry.OnBudgetWait(TimeSpan.Zero);
            return new(permit);
        }

        return WaitAsync(timeout, cancellationToken);
    }

    /// <summary>Waits for another permit to retry a request, as in a resilience handler. It ends the previous permit: no request
    /// waits for a permit while it holds one.</summary>
    /// <inheritdoc cref="AcquireAsync(CancellationToken)"/>
    /// <param name="last">The permit of the previous attempt.</param>
    /// <param name="cancellationToken">Ends the wait for the permit.</param>
    /// <exception cref="ArgumentNullException"><paramref name="last"/> is <see langword="null"/>.</exception>
    public ValueTask<RequestPermit> AcquireAgainAsync(RequestPermit last, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(last);
        last.End(isSent: true);
        return AcquireAsync(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>Takes the permit of the poll with a token, once: for a client that prepares a request before it takes a
    /// permit.</summary>
    /// <param name="cancellationToken">The token of the call.</param>
    /// <returns>The permit; <see langword="null"/> for an ordinary call, and where the poll has sent a request already.</returns>
    public RequestPermit? TakePollPermit(CancellationToken cancellationToken) => PollPermits.Take(_identity, cancellationToken);

    /// <summary>Ends the use of the budget: the limit and the limiters of this connection no longer apply to other
    /// clients of the key. Optional: the garbage collection of the connection has the same effect.</summary>
    public void Close()
    {
        // There is none where the constructor has thrown.
        _budget?.Leave(Member);
        foreach (var other in _others.Values)
        {
            other.Leave(Member);
        }
    }

    /// <summary>Returns a text without the credential.</summary>
    /// <returns>The name of the class and the endpoint.</returns>
    public override string ToString() => $"{nameof(PollingConnection)} ({Endpoint})";

    /// <summary>Gets the connection of an <see cref="IPollingClient"/>, or one without limits for another client.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    public static PollingConnection Of(object client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client is IPollingClient { PollingConnection: { } connection }
            ? connection
            : Connections.GetValue(client, static _ => new PollingConnection("", Guid.NewGuid().ToString()));
    }

    internal RequestBudget GetBudget(TimeProvider timeProvider)
        => timeProvider == Options.TimeProvider ? _budget : _others.GetOrAdd(timeProvider, Join);

    private RequestBudget Join(TimeProvider timeProvider)
    {
        var budget = BudgetRegistry.Get(_identity, timeProvider);
        budget.Join(Member);
        return budget;
    }

    private async ValueTask<RequestPermit> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var budget = _budget;
        var request = new PermitRequest(new Pause(budget.Clock), Member, isPoll: false);
        using var timer = timeout == Timeout.InfiniteTimeSpan ? null : budget.Clock.CreateTimer(() => budget.Leave(request), timeout);
        using var registration = cancellationToken.UnsafeRegister(_ => budget.Leave(request), state: null);
        if (await budget.AcquireAsync(request).ConfigureAwait(false) is { } permit)
        {
            return permit;
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw new TimeoutException($"The request budget had no permit within {PollingText.Describe(timeout)}.");
    }
}
