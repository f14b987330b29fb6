using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace TrueWatch.Polling;

/// <summary>
/// One key at one endpoint, as a client sees it. All connections of the process with the same key, endpoint and clock
/// share the budget of requests, the pauses that the service asks for, and the polls of the same task. Thread-safe.
/// </summary>
public sealed class PollingConnection
{
    private static readonly ConditionalWeakTable<object, PollingConnection> Connections = new();

    private readonly ChannelIdentity _identity;
    private readonly PollingConnectionOptions _options;
    private readonly PollingChannel _channel;

    /// <summary>Makes a connection.</summary>
    /// <param name="endpoint">Where the service is; resume tokens contain it.</param>
    /// <param name="credential">What the service tells its users apart by, such as an API key. It is not kept: a hash
    /// that means nothing outside of the process stands for it.</param>
    /// <param name="options">The limits and the rest; none by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="endpoint"/> or <paramref name="credential"/> is
    /// <see langword="null"/>.</exception>
    public PollingConnection(string endpoint, string credential, PollingConnectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        _options = options ?? new PollingConnectionOptions();
        Logger = new QuietLogger(_options.Logger);
        _identity = ChannelIdentity.Of(endpoint, credential);
        _channel = GetChannel(_options.TimeProvider);
    }

    /// <summary>Where the service is.</summary>
    public string Endpoint => _identity.Endpoint;

    /// <summary>Decides which failures are a throttle, a refusal, transient or permanent.</summary>
    public FaultClassifier FaultClassifier => _options.FaultClassifier;

    internal PollSharing Sharing => _options.Sharing;

    internal ILogger Logger { get; }

    internal TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>
    /// Waits until the budget allows another request. A client calls it before each request of its own and disposes the
    /// permit when the answer is read. Such requests go before polls. Within a poll it answers the permit of that poll.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the permit.</param>
    /// <returns>The permit.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public ValueTask<RequestPermit> AcquireAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RequestPermit>(cancellationToken);
        }

        return (RequestPermit.TakeAmbient(_identity) ?? _channel.TryAcquireForCall()) is { } permit
            ? ValueTask.FromResult(permit)
            : QueueAsync(cancellationToken);
    }

    /// <summary>A text without the credential.</summary>
    /// <returns>The name of the class and the endpoint.</returns>
    public override string ToString() => $"{nameof(PollingConnection)} ({Endpoint})";

    /// <summary>
    /// The connection of a client: its own if it is an <see cref="IPollingClient"/>, else one that is no other client's
    /// and has no limits.
    /// </summary>
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

    /// <summary>What is shared with every connection of the same key, endpoint and clock.</summary>
    internal PollingChannel GetChannel(TimeProvider timeProvider)
    {
        if (_channel is not null && timeProvider == _options.TimeProvider)
        {
            return _channel;
        }

        var channel = ChannelRegistry.Get(_identity, timeProvider);
        channel.Require(_options.Limit, _options.Limiters);
        return channel;
    }

    private async ValueTask<RequestPermit> QueueAsync(CancellationToken cancellationToken)
    {
        var start = _channel.Clock.Now;
        var request = new CallPermitRequest();
        _channel.Enqueue(request);
        try
        {
            using var registration = cancellationToken.UnsafeRegister(
                static (state, token) =>
                {
                    var (channel, request) = ((PollingChannel, CallPermitRequest))state!;
                    channel.Cancel(request, token);
                },
                (_channel, request));
            return await request.Task.ConfigureAwait(false);
        }
        finally
        {
            PollingTelemetry.OnBudgetWait(_channel.Clock.Now - start);
        }
    }
}
