using System.Net;

namespace TrueWatch.Polling.Compatibility;

internal static class HttpRequestExceptionExtensions
{
    // No package has it. .NET 5 and later have it also for code compiled against .NET Standard; .NET Framework does not.
    private static readonly Func<HttpRequestException, HttpStatusCode?>? Read =
        (Func<HttpRequestException, HttpStatusCode?>?)typeof(HttpRequestException).GetProperty("StatusCode")?.GetMethod
            .CreateDelegate(typeof(Func<HttpRequestException, HttpStatusCode?>));

    extension(HttpRequestException exception)
    {
        public HttpStatusCode? StatusCode => Read?.Invoke(exception);
    }
}
