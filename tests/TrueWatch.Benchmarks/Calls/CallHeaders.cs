namespace TrueWatch.Benchmarks.Calls;

/// <summary>What every contender sends.</summary>
internal static class CallHeaders
{
    public const string Key = "key-of-the-benchmarks";

    /// <summary>As long, but another budget.</summary>
    public const string LimitedKey = "key-of-the-limitation";

    public const string Accept = "application/json";

    public const string AcceptEncoding = "gzip, deflate, br";

    public const string UserAgent = "TrueWatch.Generated/0.1.0";

    /// <summary>For clients that leave the headers of all calls to their HttpClient.</summary>
    public static HttpClient CreateHttpClient(HttpMessageHandler handler, Uri endpoint, bool withAccept)
    {
        var httpClient = new HttpClient(handler) { BaseAddress = endpoint };
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("DF-API-KEY", Key);
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", AcceptEncoding);
        httpClient.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        if (withAccept)
        {
            httpClient.DefaultRequestHeaders.TryAddWithoutValidation("Accept", Accept);
        }

        return httpClient;
    }
}
