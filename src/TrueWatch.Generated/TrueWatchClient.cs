using System.Text.Json.Serialization.Metadata;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// A client of the TrueWatch Open API over <see cref="HttpClient"/>. Thread-safe: one instance serves any number of calls
/// at once and lives as long as the application.
/// </summary>
/// <remarks>
/// <para>A call waits until <see cref="TrueWatchClientOptions.RequestLimit"/> allows it. All clients of the process with
/// the same key and endpoint share the limit, and calls go before the polls of waits. A call that only reads and fails in
/// passing, or at a rate limit, is sent again, <see cref="TrueWatchClientOptions.MaximumRetries"/> times at most and
/// within <see cref="TrueWatchClientOptions.Timeout"/>.</para>
/// <para>Redirects are not followed: the API key would go wherever they lead. Answers are asked for and read compressed,
/// up to <see cref="TrueWatchClientOptions.MaximumAnswerSize"/>.</para>
/// </remarks>
public sealed partial class TrueWatchClient : IPollingClient, IDisposable
{
    private readonly HttpClient? _ownHttpClient;
    private readonly ClientSettings _settings;
    private readonly ApiConnection _connection;
    private readonly ApiCall _call;
    private readonly PollingConnection _polling;

    /// <summary>
    /// Makes a client of the environment variables that <see cref="TrueWatchClientOptions"/> names, with connections of
    /// its own, which <see cref="Dispose"/> closes.
    /// </summary>
    /// <exception cref="ArgumentException">The variables hold no key, or contradict each other, or one is not right; the
    /// text names it.</exception>
    public TrueWatchClient()
        : this(new TrueWatchClientOptions())
    {
    }

    /// <summary>Makes a client of a key at a site, with connections of its own, which <see cref="Dispose"/> closes.</summary>
    /// <param name="apiKey">The secret of the key.</param>
    /// <param name="site">The site of the key's workspace; <see cref="TrueWatchSite.Find"/> knows it by its name.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="apiKey"/> cannot be a key, as <see cref="TrueWatchApiKey"/>
    /// says; the text does not contain it.</exception>
    public TrueWatchClient(string apiKey, TrueWatchSite site)
        : this(new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(apiKey ?? throw new ArgumentNullException(nameof(apiKey))),
            Site = site ?? throw new ArgumentNullException(nameof(site)),
        })
    {
    }

    /// <summary>Makes a client with connections of its own, which <see cref="Dispose"/> closes.</summary>
    /// <param name="options">The key, where the service is, and the rest. They become read-only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options and the environment variables do not make a client; the text says
    /// which settings are missing, contradict each other or would send the key unencrypted.</exception>
    public TrueWatchClient(TrueWatchClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _settings = ClientSettings.Of(options);
        var httpClient = _ownHttpClient = OwnHttpClient.Create(options.ConnectTimeout);
        (_connection, _call, _polling) = Connect(() => httpClient, hasPipeline: false);
    }

    /// <summary>Makes a client over a caller's own <see cref="HttpClient"/>, which stays the caller's to dispose.</summary>
    /// <param name="httpClient">
    /// Sends the requests. Its handler must not follow redirects (<see cref="HttpClientHandler.AllowAutoRedirect"/> is
    /// <see langword="true"/> by default): it would send the header with the API key on to whatever host a response
    /// names. A call whose request was led to another host ends with an exception that says so. Its base address is not
    /// used; its own timeout ends an attempt when it is shorter than
    /// <see cref="TrueWatchClientOptions.AttemptTimeout"/>. Its handler may decompress responses, but need not. Where a
    /// handler of it sends requests again, set <see cref="TrueWatchClientOptions.MaximumRetries"/> to zero.
    /// </param>
    /// <param name="options">The key, where the service is, and the rest. They become read-only.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options and the environment variables do not make a client; the text says
    /// which settings are missing, contradict each other or would send the key unencrypted.</exception>
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

    /// <summary>Where the client sends its requests; ends with a slash.</summary>
    public Uri Endpoint => _settings.Endpoint;

    PollingConnection IPollingClient.PollingConnection => _polling;

    /// <summary>
    /// Downloads the file that a link of a response leads to: all of it, or nothing. What breaks off goes on where it ended,
    /// if the service takes that, else anew; as long as bytes come, for any time.
    /// </summary>
    /// <remarks>
    /// <para>Redirects are followed, from https to https only. The API key goes along only if
    /// <see cref="DownloadOptions.SendApiKey"/> asks for it, and then neither to another origin than the endpoint's nor after
    /// a redirect. A download without it does not count for the key's limit.</para>
    /// <para>The length that the response names is checked, and its checksum, if it has one (<c>Repr-Digest</c>,
    /// <c>Content-Digest</c>, <c>Digest</c> or <c>Content-MD5</c>). A response of which the end cannot be told from a lost
    /// connection is refused, and so is a page or JSON in place of a file.</para>
    /// </remarks>
    /// <param name="link">The link, one of <see cref="ResourceTask.FindLinks"/>.</param>
    /// <param name="destination">Gets the file from its present position on. After an exception, one that can seek is as
    /// long as it was at that position, and one that cannot may have a part. It stays the caller's to dispose.</param>
    /// <param name="progress">Is told how many bytes of the file have come; fewer than before where a download begins
    /// anew.</param>
    /// <param name="options">The cap of the file's size, and whether the key goes along; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task that ends when all of the file is written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="link"/> or <paramref name="destination"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="link"/> is neither https nor http on the own machine, or
    /// <paramref name="destination"/> cannot be written to; nothing was sent.</exception>
    /// <exception cref="TrueWatchApiException">The link leads to no file, or not all of it came.</exception>
    /// <exception cref="IOException">The file could not be written, as is everything else that the destination or
    /// <paramref name="progress"/> throws.</exception>
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

    /// <summary>Closes the connections that the client opened itself. A caller's own HttpClient stays open.</summary>
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
