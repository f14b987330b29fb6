using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace TrueWatch.Polling.Compatibility;

internal static class HttpRequestExceptionExtensions
{
    // .NET 5 and later have it, also when they run what was compiled against .NET Standard.
    private static readonly Func<HttpRequestException, HttpStatusCode?>? Read =
        (Func<HttpRequestException, HttpStatusCode?>?)typeof(HttpRequestException).GetProperty("StatusCode")?.GetMethod
            .CreateDelegate(typeof(Func<HttpRequestException, HttpStatusCode?>));

    extension(HttpRequestException exception)
    {
        public HttpStatusCode? StatusCode => Read is null ? FindIn(exception.Message) : Read(exception);
    }

    /// <summary>
    /// The status in the text of <see cref="HttpResponseMessage.EnsureSuccessStatusCode"/>, such as <c>404 (Not Found)</c>:
    /// on .NET Framework it is nowhere else. The words around it are in the language of the system.
    /// </summary>
    internal static HttpStatusCode? FindIn(string message)
    {
        var match = Regex.Match(message, @"\b([1-5][0-9]{2}) \(", RegexOptions.CultureInvariant);
        return match.Success ? (HttpStatusCode)int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }
}
