using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// How a <see cref="TrueWatchClient"/> reaches the service. A client that is made of it makes it read-only. Not
/// thread-safe before that, thread-safe after it.
/// </summary>
/// <remarks>
/// <para>What is not set comes from environment variables: the key from <c>TRUEWATCH_API_KEY</c> or
/// <c>TRUEWATCH_ACCESS_TOKEN</c>, the address from <c>TRUEWATCH_ENDPOINT</c>, <c>TRUEWATCH_END_POINT</c>,
/// <c>TRUEWATCH_SITE</c> or <c>TRUEWATCH_REGION</c>. The second, and the last two of the address, are names of the
/// service's Terraform provider. Variables that contradict each other are an error; one that is empty counts as not
/// set.</para>
/// <para>Every property throws <see cref="InvalidOperationException"/> when it is set after a client was made.</para>
/// </remarks>
public sealed class TrueWatchClientOptions
{
    /// <summary>The key that every request carries in the header <c>DF-API-KEY</c>.</summary>
    /// <value><see langword="null"/> (the default): <see cref="ApiKeyProvider"/>, or else the environment.</value>
    public TrueWatchApiKey? ApiKey { get; set => Set(ref field, value); }

    /// <summary>
    /// Asked for the key before each request, so that a key can be rotated while the client is in use. It may be called
    /// concurrently, and should answer from memory as a rule. What it throws reaches the caller as it is.
    /// </summary>
    /// <remarks>
    /// All clients of the same provider share a request budget; which key it answers makes no difference to that.
    /// </remarks>
    /// <value><see langword="null"/> (the default): <see cref="ApiKey"/>.</value>
    public Func<CancellationToken, ValueTask<TrueWatchApiKey>>? ApiKeyProvider { get; set => Set(ref field, value); }

    /// <summary>The site of the workspace.</summary>
    /// <value><see langword="null"/> (the default): <see cref="Endpoint"/>, or else the environment.</value>
    public TrueWatchSite? Site { get; set => Set(ref field, value); }

    /// <summary>
    /// Where the service is, when it is none of the sites: the address of a private deployment, with or without a path.
    /// It reads back with a slash at its end.
    /// </summary>
    /// <value><see langword="null"/> (the default): <see cref="Site"/>, or else the environment, or else the first
    /// server of the OpenAPI document.</value>
    /// <exception cref="ArgumentException">The value is not an absolute https or http address, or has user information,
    /// a query or a fragment.</exception>
    public Uri? Endpoint { get; set => Set(ref field, RequireEndpoint(value)); }

    /// <summary>
    /// Whether the address may be http on another machine than this one. The API key then travels in the clear, for
    /// everybody on the way to read; every client that is made so logs a warning.
    /// </summary>
    /// <value>The default is <see langword="false"/>: http is for loopback addresses only.</value>
    public bool AllowUnencryptedHttp { get; set => Set(ref field, value); }

    /// <summary>
    /// How long a call may take in all: waiting for the request budget, every attempt, and the pauses between them.
    /// Of a wait it limits the single poll.
    /// </summary>
    /// <value>The default is 2 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than a day.</exception>
    public TimeSpan Timeout { get; set => Set(ref field, RequireTime(value)); } = TimeSpan.FromMinutes(2);

    /// <summary>How long one request may take, from its start until its response is read.</summary>
    /// <value>The default is 30 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than a day.</exception>
    public TimeSpan AttemptTimeout { get; set => Set(ref field, RequireTime(value)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long it may take to connect. Of no effect on a caller's own <see cref="HttpClient"/>, nor in the build for
    /// .NET Standard, where <see cref="AttemptTimeout"/> includes it.
    /// </summary>
    /// <value>The default is 10 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than a day.</exception>
    public TimeSpan ConnectTimeout { get; set => Set(ref field, RequireTime(value)); } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a call that only reads is sent again after a transient fault or a rate limit. Polls of a wait are not:
    /// the wait retries them itself.
    /// </summary>
    /// <value>The default is 3. Zero sends every call once.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaximumRetries { get; set => Set(ref field, RequireAtLeast(value, 0)); } = 3;

    /// <summary>The size in bytes up to which a response is read, counted after decompression.</summary>
    /// <value>The default is 16 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaximumAnswerSize { get; set => Set(ref field, RequireAtLeast(value, 1)); } = 16 * 1024 * 1024;

    /// <summary>
    /// Names your application in the header <c>User-Agent</c>, before this library's own name and version: products
    /// and comments as in RFC 9110, section 10.1.5, such as <c>backup/2.1 (nightly)</c>.
    /// </summary>
    /// <value><see langword="null"/> (the default): only the library's own.</value>
    /// <exception cref="ArgumentException">The value is not of that form.</exception>
    public string? UserAgentPrefix { get; set => Set(ref field, RequireProducts(value)); }

    /// <summary>
    /// How many requests the service allows for the key. All clients of the process with the same key, endpoint and
    /// clock share it; where they were made with different limits, each of these holds for all of them.
    /// </summary>
    /// <value>The default is 20 in 60 seconds, as the API's documentation says. <see langword="null"/> is no limit, for
    /// private deployments without one.</value>
    public RequestLimit? RequestLimit { get; set => Set(ref field, value); } = DocumentedLimit;

    /// <summary>
    /// Further limiters that every request takes a permit of: a <see cref="RequestLimiter"/> of 200 requests in 60
    /// seconds, the documented limit of a workspace, that the clients of all its keys share; or one of your own that is
    /// shared between machines. They stay yours to dispose.
    /// </summary>
    /// <value>The default is none.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<RateLimiter> RateLimiters { get; set => Set(ref field, [.. RequireValue(value)]); } = [];

    /// <summary>
    /// Decides which failures are a throttle, a refusal, transient or permanent, for calls and waits.
    /// </summary>
    /// <value>The default is a <see cref="TrueWatchFaultClassifier"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public FaultClassifier FaultClassifier { get; set => Set(ref field, RequireValue(value)); } = new TrueWatchFaultClassifier();

    /// <summary>
    /// Makes the loggers: of calls, whose category is <c>TrueWatch.Generated</c>, and of waits, <c>TrueWatch.Polling</c>.
    /// The key is never written.
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
                $"{nameof(TrueWatchClientOptions)}.{name} cannot change any more: a client was made of these options. Set it before, or make new options.");
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
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time must be more than zero, and a day at most.");

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
                "The prefix is not what a User-Agent consists of: write products and comments, such as \"backup/2.1 (nightly)\".",
                nameof(value));
    }
}
