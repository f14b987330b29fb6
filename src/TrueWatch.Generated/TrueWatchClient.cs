using System.Text.Json.Serialization.Metadata;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// A client of the TrueWatch Open API over <see cref="HttpClient"/>. Thread-safe: use one instance for the lifetime of the
/// application.
/// </summary>
/// <remarks>
/// <para>A call waits until <see cref="TrueWatchClientOptions.RequestLimit"/> allows it. All clients of the process with
/// the same key and endpoint share the limit, and calls have priority over the polls of waits. After a transient fault or a rate
/// limit, the client retries a call that only reads, up to <see cref="TrueWatchClientOptions.MaximumRetries"/> times and within
/// <see cref="TrueWatchClientOptions.Timeout"/>.</para>
/// <para>The client does not follow redirects, because it would send the API key to their target. It reads compressed responses, up
/// to <see cref="TrueWatchClientOptions.MaximumAnswerSize"/>.</para>
/// </remarks>
public sealed partial class TrueWatchClient : IPollingClient, IDisposable
{
    private readonly HttpClient? _ownHttpClient;
    private readonly ClientSettings _settings;
    private readonly ApiConnection _connection;
    private readonly ApiCall _call;
    private readonly PollingConnection _polling;

    /// <summary>
    /// Initializes a client from the environment variables that <see cref="TrueWatchClientOptions"/> names. <see cref="Dispose"/>
    /// closes its connections.
    /// </summary>
    /// <exception cref="ArgumentException">The variables contain no key, contradict each other, or are invalid; the message names
    /// them.</exception>
    public TrueWatchClient()
        : this(new TrueWatchClientOptions())
    {
    }

    /// <summary>Initializes a client with a key and a site. <see cref="Dispose"/> closes its connections.</summary>
    /// <param name="apiKey">The secret of the key.</param>
    /// <param name="site">The site of the key's workspace; <see cref="TrueWatchSite.Find"/> finds it by name.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="apiKey"/> is not a valid <see cref="TrueWatchApiKey"/>; the message does
    /// not contain it.</exception>
    public TrueWatchClient(string apiKey, TrueWatchSite site)
        : this(new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(apiKey ?? throw new ArgumentNullException(nameof(apiKey))),
            Site = site ?? throw new ArgumentNullException(nameof(site)),
        })
    {
    }

    /// <summary>Initializes a client with options. <see cref="Dispose"/> closes its connections.</summary>
    /// <param name="options">The options. They become read-only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options and the environment variables are invalid together; the message
    /// names the settings that are missing, contradict each other or would send the key unencrypted.</exception>
    public TrueWatchClient(TrueWatchClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _settings = ClientSettings.Of(options);
        var httpClient = _ownHttpClient = OwnHttpClient.Create(options.ConnectTimeout);
        (_connection, _call, _polling) = Connect(() => httpClient, hasPipeline: false);
    }

    /// <summary>Initializes a client with your own <see cref="HttpClient"/>, which the client does not dispose.</summary>
    /// <param name="httpClient">
    /// Sends the requests. Its handler must not follow redirects (<see cref="HttpClientHandler.AllowAutoRedirect"/> is
    /// <see langword="true"/> by default): it would send the header with the API key to the host that a response names. A call that
    /// was redirected to another host throws. Its base address is not used; its timeout applies if it is shorter than
    /// <see cref="TrueWatchClientOptions.AttemptTimeout"/>. Its handler may decompress responses. If one of its handlers retries,
    /// set <see cref="TrueWatchClientOptions.MaximumRetries"/> to zero.
    /// </param>
    /// <param name="options">The options. They become read-only.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options and the environment variables are invalid together; the message
    /// names the settings that are missing, contradict each other or would send the key unencrypted.</exception>
    public TrueWatchClient(HttpClient httpClient, TrueWatchClientOptions options)
        : this(ToFactory(httpClient), options, hasPipeline: false)
    {
    }

    /// <param name="getHttpClient">Asked for each request.</param>
    /// <param name="options">The key, where the service is, and the rest.</param>
    /// <param name="hasPipeline">Whether the handlers are those of a <see cref="ClientPipeline"/>.</param>
    internal TrueWatchClient(Func<HttpClient> getHttpClient, TrueWatchClientOptions options, bool hasPipeline)
    {
        ArgumentNullException.ThrowIfNull(options);
        _settings = ClientSettings.Of(options);
        (_connection, _call, _polling) = Connect(getHttpClient, hasPipeline);
    }

    /// <summary>The address of the service; ends with a slash.</summary>
    public Uri Endpoint => _settings.Endpoint;

    PollingConnection IPollingClient.PollingConnection => _polling;

    /// <summary>
    /// Downloads the file of a link: the complete file or nothing. After a lost connection the download resumes if the service
    /// supports it, else it starts over. It may take any time as long as it makes progress.
    /// </summary>
    /// <remarks>
    /// <para>The download follows redirects from https to https only. It sends the API key only if
    /// <see cref="DownloadOptions.SendApiKey"/> is set, only to the endpoint's origin, and not after a redirect. A download without
    /// it does not count for the key's limit.</para>
    /// <para>The download checks the length of the response, and its checksum, if it has one (<c>Repr-Digest</c>,
    /// <c>Content-Digest</c>, <c>Digest</c> or <c>Content-MD5</c>). It refuses a response whose end cannot be told from a lost
    /// connection, and a page or JSON instead of a file.</para>
    /// </remarks>
    /// <param name="link">The link, one of <see cref="ResourceTask.FindLinks"/>.</param>
    /// <param name="destination">The stream to write the file to, from its current position. After an exception, a stream that can
    /// seek is truncated to that position, and another one may contain a part of the file. It is not disposed.</param>
    /// <param name="progress">Receives the number of bytes downloaded; fewer than before if the download starts over.</param>
    /// <param name="options">The size limit, and whether to send the key; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task that completes when the whole file is written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="link"/> or <paramref name="destination"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="link"/> is neither https nor http to the local machine, or
    /// <paramref name="destination"/> cannot be written to; nothing was sent.</exception>
    /// <exception cref="TrueWatchApiException">The link does not lead to a file, or the download is incomplete.</exception>
    /// <exception cref="IOException">The file could not be written. Other exceptions of the destination or of
    /// <paramref name="progress"/> are not wrapped either.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task DownloadAsync(
        ResourceLink link,
        Stream destination,
        IProgress<long>? progress = null,
        DownloadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(link);
        options ??= DownloadOptions.Default;
        using var content = new LinkContent(new FileDownload(destination, progress), options.MaximumSize);
        await new LinkDownload(_connection, _settings, new CallPreparation(_settings, _polling), link, content, options.SendApiKey)
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Closes the client's own connections. It does not dispose your own HttpClient.</summary>
    public void Dispose()
    {
        _polling.Close();
        _ownHttpClient?.Dispose();
    }

    /// <summary>A text without the API key.</summary>
    /// <returns>The name of the class and the endpoint.</returns>
    public override string ToString() => $"{nameof(TrueWatchClient)} ({Endpoint})";

    private (ApiConnection Connection, ApiCall Call, PollingConnection Polling) Connect(Func<HttpClient> getHttpClient, bool hasPipeline)
    {
        var isAlone = _ownHttpClient is not null;
        var polling = _settings.CreatePollingConnection(isAlone);
        var connection = new ApiConnection(getHttpClient, _settings, hasPipeline, isAlone);
        return (connection, new ApiCall(connection, _settings, polling), polling);
    }

    private static Func<HttpClient> ToFactory(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return () => httpClient;
    }

    private Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : Envelope
        => _call.SendAsync(request, type, cancellationToken);

    /// <summary>Sends a request whose answer is a file, and hands on the file as it comes.</summary>
    internal async Task DownloadAsync(ApiRequest request, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken)
        => await _call.SendAsync<Envelope>(request.To(new FileDownload(destination, progress)), type: null, cancellationToken).ConfigureAwait(false);
}
