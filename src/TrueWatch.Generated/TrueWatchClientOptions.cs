using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>How a <see cref="TrueWatchClient"/> reaches the service. Immutable once made, and thread-safe.</summary>
public sealed class TrueWatchClientOptions
{
    /// <summary>The key that every request carries in the header <c>DF-API-KEY</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public required TrueWatchApiKey ApiKey
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Where the service is: the endpoint of a <see cref="TrueWatchSite"/> or of a private deployment, with or without
    /// a path. It reads back with a slash at its end.
    /// </summary>
    /// <value>The default is the first server of the OpenAPI document.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The value is not an absolute https address (http is for the own machine only, because the key would travel in
    /// the clear), or has user information, a query or a fragment.
    /// </exception>
    public Uri Endpoint
    {
        get;
        init => field = Checked(value);
    } = Checked(new Uri(TrueWatchClient.DefaultServer));

    /// <summary>How long one call may take, from its start until its answer is read.</summary>
    /// <value>The default is 30 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than a day.</exception>
    public TimeSpan Timeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many requests the service allows for the key. All clients of the process with the same key, endpoint and
    /// clock share it; where they were made with different limits, each of these holds for all of them.
    /// </summary>
    /// <value>The default is 20 in 60 seconds, as the API's documentation says. <see langword="null"/> is no limit, for
    /// private deployments without one.</value>
    public RequestLimit? RequestLimit { get; init; } = new(20, TimeSpan.FromSeconds(60));

    /// <summary>
    /// Further limiters that every request takes a permit of: a <see cref="RequestLimiter"/> of 200 requests in 60
    /// seconds, the documented limit of a workspace, that the clients of all its keys share; or one of your own that is
    /// shared between machines. They stay yours to dispose.
    /// </summary>
    /// <value>The default is none.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<RateLimiter> RateLimiters
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = [];

    /// <summary>
    /// Decides which failures are a throttle, a refusal, transient or permanent, for calls and waits.
    /// </summary>
    /// <value>The default is a <see cref="TrueWatchFaultClassifier"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public FaultClassifier FaultClassifier
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = new TrueWatchFaultClassifier();

    /// <summary>Makes the logger of waits, whose category is <c>TrueWatch.Polling</c>. The key is never written.</summary>
    /// <value>The default writes nothing.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ILoggerFactory LoggerFactory
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = NullLoggerFactory.Instance;

    /// <summary>The clock of <see cref="Timeout"/>, of the limit and of waits.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    internal PollingConnection CreatePollingConnection() => new(Endpoint.AbsoluteUri, ApiKey.Secret, new PollingConnectionOptions
    {
        Limit = RequestLimit,
        Limiters = RateLimiters,
        FaultClassifier = FaultClassifier,
        Logger = LoggerFactory.CreateLogger(PollingTelemetry.ActivitySourceName),
        TimeProvider = TimeProvider,
    });

    private static Uri Checked(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var problem = endpoint switch
        {
            { IsAbsoluteUri: false } => "is not an absolute address",
            { UserInfo.Length: > 0 } => "contains user information; the API key is all that the service asks for",
            { Query.Length: > 0 } or { Fragment.Length: > 0 } => "has a query or a fragment",
            { Scheme: "https" } => null,
            { Scheme: "http", IsLoopback: true } => null,
            _ => "is not https: the API key would travel in the clear (http is for the own machine only)",
        };

        // The address itself stays out of the text: its user information or query may be a secret.
        return problem is null
            ? new Uri(endpoint.AbsoluteUri.TrimEnd('/') + '/')
            : throw new ArgumentException(
                $"The endpoint {problem}. Give an address such as {TrueWatchClient.DefaultServer}.", nameof(endpoint));
    }
}
