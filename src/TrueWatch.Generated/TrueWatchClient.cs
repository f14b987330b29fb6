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
        var settings = ClientSettings.Of(options);
        var httpClient = _ownHttpClient = OwnHttpClient.Create(options.ConnectTimeout);
        (_call, _polling) = Connect(() => httpClient, settings, hasPipeline: false);
        Endpoint = settings.Endpoint;
    }

    /// <summary>Makes a client over a caller's own <see cref="HttpClient"/>, which stays the caller's to dispose.</summary>
    /// <param name="httpClient">
    /// Sends the requests. Its handler must not follow redirects (<see cref="HttpClientHandler.AllowAutoRedirect"/> is
    /// <see langword="true"/> by default): it would send the header with the API key on to whatever host an answer
    /// names. A call whose request was led to another host ends with an exception that says so. Its base address is not
    /// used; its own timeout ends an attempt when it is shorter than
    /// <see cref="TrueWatchClientOptions.AttemptTimeout"/>. Its handler may decompress answers, but need not. Where a
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
        var settings = ClientSettings.Of(options);
        (_call, _polling) = Connect(getHttpClient, settings, hasPipeline);
        Endpoint = settings.Endpoint;
    }

    /// <summary>Where the client sends its requests; ends with a slash.</summary>
    public Uri Endpoint { get; }

    PollingConnection IPollingClient.PollingConnection => _polling;

    /// <summary>Closes the connections that the client opened itself. A caller's own HttpClient stays open.</summary>
    public void Dispose()
    {
        _polling.Close();
        _ownHttpClient?.Dispose();
    }

    /// <summary>A text without the API key.</summary>
    /// <returns>The name of the class and the endpoint.</returns>
    public override string ToString() => $"{nameof(TrueWatchClient)} ({Endpoint})";

    private (ApiCall Call, PollingConnection Polling) Connect(
        Func<HttpClient> getHttpClient, ClientSettings settings, bool hasPipeline)
    {
        var isAlone = _ownHttpClient is not null;
        var polling = settings.CreatePollingConnection(isAlone);
        return (new ApiCall(new ApiConnection(getHttpClient, settings, hasPipeline, isAlone), settings, polling), polling);
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
