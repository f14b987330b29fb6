using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace TrueWatch.Polling;

/// <summary>Tells failures apart by what HttpClient and System.Text.Json throw.</summary>
internal sealed class HttpFaultClassifier : FaultClassifier
{
    private const string UnreadableAnswer = "unreadable answer";

    // .NET Standard 2.0 has no name for it.
    private const HttpStatusCode TooManyRequests = (HttpStatusCode)429;

    public override PollingFault Classify(Exception exception) => exception switch
    {
        null => throw new ArgumentNullException(nameof(exception)),
        HttpFailureException failure => Classify(failure.Failure),
        HttpRequestException { StatusCode: { } status } => Classify(new HttpFailure((int)status)),
        HttpRequestException or IOException or SocketException or AuthenticationException =>
            new(PollingFaultKind.Transient, "connection"),

        // The body of an answer breaks off so on .NET Framework.
        WebException { Response: null } => new(PollingFaultKind.Transient, "connection"),
        OperationCanceledException or TimeoutException => new(PollingFaultKind.Transient, "timeout"),
        JsonException => new(PollingFaultKind.Transient, UnreadableAnswer),
        _ => new(PollingFaultKind.Permanent, exception.GetType().Name),
    };

    /// <summary>Tells what an HTTP status means that a client took for a failure.</summary>
    public static PollingFault Classify(HttpFailure failure) => (HttpStatusCode)failure.StatusCode switch
    {
        // A success that the client could not read.
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new(PollingFaultKind.Transient, UnreadableAnswer),
        TooManyRequests => new(PollingFaultKind.Throttled, failure.ToString()),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(PollingFaultKind.Refused, failure.ToString()),
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new(PollingFaultKind.Transient, failure.ToString()),
        _ => new(PollingFaultKind.Permanent, failure.ToString()),
    };
}
