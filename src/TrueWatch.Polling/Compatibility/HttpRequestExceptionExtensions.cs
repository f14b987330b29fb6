using System.Net;

namespace TrueWatch.Polling.Compatibility;

internal static class HttpRequestExceptionExtensions
{
    // .NET 5 and later have it, also when they run what was compiled against .NET Standard. .NET Framework has it nowhere.
    private static readonly Func<HttpRequestException, HttpStatusCode?>? Read =
        (Func<HttpRequestException, HttpStatusCode?>?)typeof(HttpRequestException).GetProperty("StatusCode")?.GetMethod
            .CreateDelegate(typeof(Func<HttpRequestException, HttpStatusCode?>));

    extension(HttpRequestException exception)
    {
        public HttpStatusCode? StatusCode => Read?.Invoke(exception);
    }
}
