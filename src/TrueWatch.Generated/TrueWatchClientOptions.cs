using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// The options of a <see cref="TrueWatchClient"/>. They become read-only, and thread-safe, when a client uses them.
/// </summary>
/// <remarks>
/// <para>Missing options come from environment variables: the key from <c>TRUEWATCH_API_KEY</c> or
/// <c>TRUEWATCH_ACCESS_TOKEN</c>, the address from <c>TRUEWATCH_ENDPOINT</c>, <c>TRUEWATCH_END_POINT</c>,
/// <c>TRUEWATCH_SITE</c> or <c>TRUEWATCH_REGION</c>. The second, and the last two of the address, are names of the
/// service's Terraform provider. Variables that contradict each other are an error; an empty one counts as not set.</para>
/// <para>Setting a property throws <see cref="InvalidOperationException"/> when a client uses the options.</para>
/// </remarks>
public sealed class TrueWatchClientOptions
{
    /// <summary>The key that every request carries in the header <c>DF-API-KEY</c>.</summary>
    /// <value><see langword="null"/> (the default): <see cref="ApiKeyProvider"/>, or else the environment.</value>
    public TrueWatchApiKey? ApiKey { get; set => Set(ref field, value); }

    /// <summary>
    /// Provides the key before each request, so that it can be rotated while the client is in use. It may be called concurrently,
    /// and should return the key from memory. Its exceptions are not wrapped.
    /// </summary>
    /// <remarks>
    /// All clients of the same provider share a request budget, whichever key it returns.
    /// </remarks>
    /// <value><see langword="null"/> (the default): <see cref="ApiKey"/>.</value>
    public Func<CancellationToken, ValueTask<TrueWatchApiKey>>? ApiKeyProvider { get; set => Set(ref field, value); }

    /// <summary>The site of the workspace.</summary>
    /// <value><see langword="null"/> (the default): <see cref="Endpoint"/>, or else the environment.</value>
    public TrueWatchSite? Site { get; set => Set(ref field, value); }

    /// <summary>
    /// The address of a private deployment, with or without a path. The getter returns it with a slash at its end.
    /// </summary>
    /// <value><see langword="null"/> (the default): <see cref="Site"/>, or else the environment, or else the first
    /// server of the OpenAPI document.</value>
    /// <exception cref="ArgumentException">The value is not an absolute https or http address, or has user information,
    /// a query or a fragment.</exception>
    public Uri? Endpoint { get; set => Set(ref field, RequireEndpoint(value)); }

    /// <summary>
    /// Whether the address may be http on another machine. The API key is then sent unencrypted, and the client logs a warning.
    /// </summary>
    /// <value>The default is <see langword="false"/>: http is for loopback addresses only.</value>
    public bool AllowUnencryptedHttp { get; set => Set(ref field, value); }

    /// <summary>
    /// The time limit of a whole call: the wait for the request budget, all attempts, and the pauses between them. In a wait it
    /// limits the single poll.
    /// </summary>
    /// <value>The default is 2 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than a day.</exception>
    public TimeSpan Timeout { get; set => Set(ref field, RequireTime(value)); } = TimeSpan.FromMinutes(2);

    /// <summary>The time limit of one request, from its start until its response is read.</summary>
    /// <value>The default is 30 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than a day.</exception>
    public TimeSpan AttemptTimeout { get; set => Set(ref field, RequireTime(value)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time limit for connecting. It has no effect with your own <see cref="HttpClient"/>, nor in the build for .NET Standard,
    /// where <see cref="AttemptTimeout"/> includes it.
    /// </summary>
    /// <value>The default is 10 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than a day.</exception>
    public TimeSpan ConnectTimeout { get; set => Set(ref field, RequireTime(value)); } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The maximum number of retries of a call that only reads, after a transient fault or a rate limit. It does not apply to the
    /// polls of a wait, which polls again itself.
    /// </summary>
    /// <value>The default is 3. Zero turns retries off.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaximumRetries { get; set => Set(ref field, RequireAtLeast(value, 0)); } = 3;

    /// <summary>The maximum size of a response in bytes, after decompression.</summary>
    /// <value>The default is 16 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaximumAnswerSize { get; set => Set(ref field, RequireAtLeast(value, 1)); } = 16 * 1024 * 1024;

    /// <summary>
    /// Names your application in the header <c>User-Agent</c>, before this library's own name and version: products
    /// and comments as in RFC 9110, section 10.1.5, such as <c>backup/2.1 (nightly)</c>.
    /// </summary>
    /// <value><see langword="null"/> (the default): only the library's own.</value>
    /// <exception cref="ArgumentException">The value does not have that form.</exception>
    public string? UserAgentPrefix { get; set => Set(ref field, RequireProducts(value)); }

    /// <summary>
    /// The rate limit of the key. All clients of the process with the same key, endpoint and clock share it; if they have different
    /// limits, all of them apply to all clients.
    /// </summary>
    /// <value>The default is the documented limit, 20 requests in 60 seconds. <see langword="null"/> means no limit, for private
    /// deployments without one.</value>
    public RequestLimit? RequestLimit { get; set => Set(ref field, value); } = DocumentedLimit;

    /// <summary>
    /// Further limiters for every request, such as a <see cref="RequestLimiter"/> with the documented limit of a workspace (200
    /// requests in 60 seconds) that the clients of all its keys share, or one that several machines share. The client does not
    /// dispose them.
    /// </summary>
    /// <value>The default is none.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<RateLimiter> RateLimiters { get; set => Set(ref field, [.. RequireValue(value)]); } = [];

    /// <summary>
    /// Classifies the failures of calls and waits as throttled, refused, transient or permanent.
    /// </summary>
    /// <value>The default is a <see cref="TrueWatchFaultClassifier"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public FaultClassifier FaultClassifier { get; set => Set(ref field, RequireValue(value)); } = new TrueWatchFaultClassifier();

    /// <summary>
    /// Creates the loggers of calls, with the category <c>TrueWatch.Generated</c>, and of waits, <c>TrueWatch.Polling</c>. They
    /// never log the key.
    /// </summary>
    /// <value>The default writes nothing.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ILoggerFactory LoggerFactory { get; set => Set(ref field, RequireValue(value)); } = NullLoggerFactory.Instance;

    /// <summary>The clock of the timeouts, of the limit and of waits.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider { get; set => Set(ref field, RequireValue(value)); } = TimeProvider.System;

    /// <summary>The limit of a key, as the API's documentation says.</summary>
    internal static RequestLimit DocumentedLimit { get; } = new(20, TimeSpan.FromSeconds(60));

    /// <summary>Reads an environment variable.</summary>
    internal Func<string, string?> GetVariable { get; set => Set(ref field, value); } = Environment.GetEnvironmentVariable;

    /// <summary>The path of the section of the configuration that the options come from; null when they do not.</summary>
    internal string? Section { get; set => Set(ref field, value); }

    /// <summary>What was wrong in that section, so that it is told along with everything else.</summary>
    internal List<SettingProblem> Problems { get; } = [];

    private bool IsReadOnly { get; set; }

    internal void MakeReadOnly() => IsReadOnly = true;

    /// <summary>What a setting is called where it was set.</summary>
    internal string NameOf(string property) => Section switch
    {
        null => $"{nameof(TrueWatchClientOptions)}.{property}",
        "" => property,
        _ => ConfigurationPath.Combine(Section, property),
    };

    private void Set<T>(ref T field, T value, [CallerMemberName] string name = "")
    {
        if (IsReadOnly)
        {
            throw new InvalidOperationException(
                $"{nameof(TrueWatchClientOptions)}.{name} cannot be changed, because a client uses these options. Set it before, or create new options.");
        }

        field = value;
    }

    private static T RequireValue<T>(T? value)
        where T : class
        => value ?? throw new ArgumentNullException(nameof(value));

    private static Uri? RequireEndpoint(Uri? value)
    {
        if (value is not null && EndpointAddress.FindProblem(value) is { } problem)
        {
            throw new ArgumentException(problem, nameof(value));
        }

        return value is null ? null : EndpointAddress.Normalize(value);
    }

    private static TimeSpan RequireTime(TimeSpan value)
        => value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time must be greater than zero and at most one day.");

    private static int RequireAtLeast(int value, int minimum)
        => value >= minimum
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The number must be at least {minimum}.");

    private static string? RequireProducts(string? value)
    {
        using var message = new HttpRequestMessage();
        return value is null || (message.Headers.UserAgent.TryParseAdd(value) && message.Headers.UserAgent.Count > 0)
            ? value
            : throw new ArgumentException(
                "The prefix is not a valid User-Agent: use products and comments, such as \"backup/2.1 (nightly)\".",
                nameof(value));
    }
}
