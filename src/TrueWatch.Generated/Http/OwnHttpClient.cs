namespace TrueWatch.Generated;

/// <summary>Makes the HttpClient of a <see cref="TrueWatchClient"/> that was given none.</summary>
internal static class OwnHttpClient
{
    public static HttpClient Create() =>
        new(new SocketsHttpHandler
        {
            // HttpClient strips only Authorization when it follows a redirect; the key would go to the other host.
            AllowAutoRedirect = false,

            // Nothing of one answer may influence the next request.
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),

            // A connection that lives for ever never sees that the service's address has changed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            // TrueWatchClientOptions.Timeout limits a call.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
}
