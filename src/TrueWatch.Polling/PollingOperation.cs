namespace TrueWatch.Polling;

/// <summary>An operation that returns the status of a long-running task, with its arguments. The generator emits one for each
/// <c>x-polling</c> of an OpenAPI document; you can also derive your own. Immutable; whether <see cref="PollAsync"/> may be called
/// concurrently depends on the client.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
public abstract class PollingOperation<TResult, TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Initializes an operation of a client with its arguments. Generated operations use this constructor.</summary>
    /// <param name="client">The client that sends the requests; <see cref="PollingConnection.Of"/> knows where they go.
    /// Waits share their polls as its <see cref="PollingConnectionOptions.Sharing"/> says.</param>
    /// <param name="name">The name of the operation, such as <c>Task</c>; appears in messages.</param>
    /// <param name="schedule">The schedule that the operation's document recommends.</param>
    /// <param name="arguments">The arguments, in the order of the method's parameters.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space, or the value of an argument has
    /// an unpaired surrogate, which cannot be sent.</exception>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    protected PollingOperation(object client, string name, PollingSchedule schedule, params PollingArgument[] arguments)
        : this(PollingConnection.Of(client), name, schedule, arguments) => Client = client;

    /// <summary>Initializes an operation of a connection with its arguments.</summary>
    /// <inheritdoc cref="PollingOperation{TResult, TStatus}(object, string, PollingSchedule, PollingArgument[])"/>
    /// <param name="connection">Where the requests go, and with which key.</param>
    /// <param name="name">The name of the operation, such as <c>Task</c>; appears in messages.</param>
    /// <param name="schedule">The schedule that the operation's document recommends.</param>
    /// <param name="arguments">The arguments, in the order of the method's parameters.</param>
    protected PollingOperation(PollingConnection connection, string name, PollingSchedule schedule, params PollingArgument[] arguments)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(arguments);
        if (Array.Find(arguments, static one => one.Value is { } value && !PrintableText.IsWellFormed(value)) is { Name: not null } argument)
        {
            throw new ArgumentException($"The value has an unpaired surrogate, which cannot be sent: {argument}.", argument.Name);
        }

        (Connection, Client, Name, Schedule) = (connection, connection, name, schedule);
        Arguments = Array.AsReadOnly((PollingArgument[])arguments.Clone());
    }

    /// <summary>The connection of the requests.</summary>
    public PollingConnection Connection { get; }

    /// <summary>The name of the operation, such as <c>Task</c>.</summary>
    public string Name { get; }

    /// <summary>The arguments, in the order of the method's parameters.</summary>
    public IReadOnlyList<PollingArgument> Arguments { get; }

    /// <summary>The schedule that the operation's document recommends.</summary>
    public PollingSchedule Schedule { get; }

    /// <summary>Whether the same arguments, as text, identify the same task, so that waits on it share their polls.</summary>
    /// <value>The default is <see langword="true"/>. <see langword="false"/> if different arguments have the same text, or if the
    /// client itself holds an argument, such as the id.</value>
    public virtual bool IsIdentifiedByArguments => true;

    /// <summary>The client that sends the requests, or else the connection.</summary>
    internal object Client { get; }

    /// <summary>Sends one request and reads its response.</summary>
    /// <param name="cancellationToken">Ends the request, and stands for its permit: a client that takes permits hands it, as
    /// it is, to <see cref="PollingConnection.AcquireAsync(CancellationToken)"/>.</param>
    /// <returns>The response.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public abstract Task<PollingAnswer<TResult, TStatus>> PollAsync(CancellationToken cancellationToken);

    /// <summary>Gets the response from an exception of the client's own. The classifier then uses its HTTP status, and the wait its
    /// <c>Retry-After</c>. Thread-safe.</summary>
    /// <param name="exception">The exception of the poll, then each exception that it wraps until one is known.</param>
    /// <returns>The response; <see langword="null"/>, or the status 0, when the exception does not contain it.</returns>
    protected virtual HttpFailure? DescribeFailure(Exception exception) => (exception as HttpFailureException)?.Failure;

    /// <summary>Reads the <c>Retry-After</c> of a response (RFC 9110, 10.2.3).</summary>
    /// <param name="headers">The headers of the response.</param>
    /// <returns>The time; <see langword="null"/> when the response has none, or an invalid one.</returns>
    protected TimeSpan? ReadRetryAfter(IEnumerable<KeyValuePair<string, IEnumerable<string>>>? headers)
        => HttpHeaderReader.ReadRetryAfter(headers, Connection.Options.TimeProvider);

    /// <summary>Creates the exception that emitted code throws when the client's method returns null.</summary>
    /// <param name="method">The client's method.</param>
    /// <returns>The exception, which counts as an unreadable response.</returns>
    protected static HttpFailureException MissingAnswer(string method)
        => new(new HttpFailure(200), $"{method} of the client returned null instead of a response.");

    /// <summary>What goes on with the operation elsewhere.</summary>
    internal PollingResumeToken CreateToken(
        TimeSpan remaining, TimeSpan nextPoll = default, TimeSpan elapsed = default, int polls = 0, int position = 0, string? lastStatus = null)
        => new(new ResumeTokenData(
            ResumeTokenData.CurrentVersion, Connection.Endpoint, Name, Arguments,
            remaining == Timeout.InfiniteTimeSpan ? null : ResumeTokenData.Seconds(remaining),
            ResumeTokenData.Seconds(nextPoll), ResumeTokenData.Seconds(elapsed), polls, position, lastStatus));

    /// <summary>Reads what a poll threw, once for all waits.</summary>
    internal PollFailure ReadFailure(Exception exception) => new(exception, DescribeFailure, Connection.Options.TimeProvider);

    /// <summary>Returns the operation and its arguments, such as <c>Task (taskId: 'a')</c>.</summary>
    public override string ToString() => PollingText.Describe(Name, Arguments);
}
