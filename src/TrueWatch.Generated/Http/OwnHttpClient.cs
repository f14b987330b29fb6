namespace TrueWatch.Generated;

/// <summary>Makes what sends the requests of a <see cref="TrueWatchClient"/> that was given no HttpClient.</summary>
internal static class OwnHttpClient
{
    // In KiB, 1024 bytes each. More than the headers of any service need.
    private const int LargestHeaders = 64;

    public static HttpClient Create(TimeSpan connectTimeout) => Prepare(new HttpClient(SendOnceHandler.Around(CreateHandler(connectTimeout))));

    /// <summary>Leaves the time to the options of the TrueWatchClient.</summary>
    public static HttpClient Prepare(HttpClient httpClient)
    {
        httpClient.Timeout = Timeout.InfiniteTimeSpan;
        return httpClient;
    }

#if NET
    public static HttpMessageHandler CreateHandler(TimeSpan connectTimeout) => new SocketsHttpHandler
    {
        // HttpClient strips only Authorization when it follows a redirect; the key would go to the other host.
        AllowAutoRedirect = false,

        // Nothing of one response may influence the next request.
        UseCookies = false,
        ConnectTimeout = connectTimeout,
        Proxy = ProxyWithoutUserInfo.Around(HttpClient.DefaultProxy),
        MaxResponseHeadersLength = LargestHeaders,
        SslOptions = { RemoteCertificateValidationCallback = CertificateCheck.Require },

        // A connection that lives for ever never sees that the service's address has changed.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
#else
    // The parameter is of the other build, which can limit the time to connect.
    public static HttpMessageHandler CreateHandler(TimeSpan connectTimeout) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxResponseHeadersLength = LargestHeaders,
    };
#endif

    /// <summary>Lets a handler that somebody else made follow no redirect either.</summary>
    /// <exception cref="InvalidOperationException">The handler follows redirects and is in use already.</exception>
    public static void StopRedirects(HttpMessageHandler handler)
    {
        try
        {
            StopRedirectsOf(handler);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(
                "The primary handler follows redirects, which would send the API key to their target, and is already in use. Set AllowAutoRedirect to false before.",
                exception);
        }
    }

    // A handler that is in use refuses to be told what it does anyway.
    private static void StopRedirectsOf(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case HttpClientHandler { AllowAutoRedirect: true } client:
                client.AllowAutoRedirect = false;
                break;
            case DelegatingHandler { InnerHandler: { } inner }:
                StopRedirectsOf(inner);
                break;
#if NET
            case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                sockets.AllowAutoRedirect = false;
                break;
#else
            case not null when SocketsRedirect.IsFollowedBy(handler):
                SocketsRedirect.Stop(handler);
                break;
#endif
        }
    }
}
