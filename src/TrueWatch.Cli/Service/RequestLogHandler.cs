using System.Globalization;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Service;

/// <summary>Writes a line for each request; never a header, of which one is the key.</summary>
internal sealed class RequestLogHandler(HttpMessageHandler inner, TextWriter log, TimeProvider timeProvider) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        var end = "no answer";
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            end = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        finally
        {
            log.WriteLine(DisplayText.OneLine(
                $"{request.Method} {request.RequestUri?.AbsoluteUri}: {end} after {DisplayText.Time(timeProvider.GetElapsedTime(start))}"));
        }
    }
}
