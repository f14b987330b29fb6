using System.Globalization;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Service;

/// <summary>Writes a line for each request; never a header, of which one is the key.</summary>
internal sealed class RequestLogHandler(HttpMessageHandler inner, TextWriter log, TimeProvider timeProvider) : DelegatingHandler(inner)
{
    // Other queries than that may be as good as a key, such as that of a link to a file.
    private static string? Show(Uri? address) => address?.Query.StartsWith("?taskId=", StringComparison.Ordinal) == true
        ? address.AbsoluteUri
        : address?.GetLeftPart(UriPartial.Path);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        var end = "no response";
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            end = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        finally
        {
            log.WriteLine(DisplayText.OneLine(
                $"{request.Method} {Show(request.RequestUri)}: {end} after {DisplayText.Time(timeProvider.GetElapsedTime(start))}"));
        }
    }
}
