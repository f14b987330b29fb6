using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace TrueWatch.Polling;

/// <summary>Tells failures apart by what HttpClient and System.Text.Json throw.</summary>
internal sealed class HttpFaultClassifier : FaultClassifier
{
    public override PollingFault Classify(Exception exception) => exception switch
    {
        null => throw new ArgumentNullException(nameof(exception)),
        HttpRequestException { StatusCode: { } status } => new(ByStatus(status), Name(status)),
        HttpRequestException or IOException or SocketException or AuthenticationException =>
            new(PollingFaultKind.Transient, "connection"),
        OperationCanceledException or TimeoutException => new(PollingFaultKind.Transient, "timeout"),
        JsonException => new(PollingFaultKind.Transient, "unreadable answer"),
        _ => new(PollingFaultKind.Permanent, exception.GetType().Name),
    };

    private static PollingFaultKind ByStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => PollingFaultKind.Throttled,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PollingFaultKind.Refused,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => PollingFaultKind.Transient,
        _ => PollingFaultKind.Permanent,
    };

    private static string Name(HttpStatusCode status) => "HTTP " + ((int)status).ToString(CultureInfo.InvariantCulture);
}
