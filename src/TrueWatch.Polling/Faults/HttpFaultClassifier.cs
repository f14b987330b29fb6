using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TrueWatch.Polling;

/// <summary>Classifies what HttpClient, System.Text.Json and the usual libraries around them throw. Clients wrap such exceptions in their
/// own: the first one that is known decides, from the outermost inwards.</summary>
internal sealed class HttpFaultClassifier : FaultClassifier
{
    private static readonly PollingFault Connection = new(PollingFaultKind.Transient, "connection");
    private static readonly PollingFault Timeout = new(PollingFaultKind.Transient, "timeout");
    private static readonly PollingFault UnreadableAnswer = new(PollingFaultKind.Transient, "unreadable response");

    public override PollingFault Classify(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Classify(exception, static _ => null, out _);
    }

    /// <summary>Classifies a failure of a client that has exceptions of its own.</summary>
    public static PollingFault Classify(Exception exception, Func<Exception, HttpFailure?> describe, out HttpFailure? answer)
    {
        answer = null;
        foreach (var cause in Causes(exception))
        {
            if ((describe(cause) ?? Describe(cause)) is { StatusCode: >= 100 } failure)
            {
                answer = failure;
                return ByStatus(failure);
            }

            if ((ByType(cause) ?? ByTypeName(cause.GetType())) is { } fault)
            {
                return fault;
            }
        }

        return new PollingFault(PollingFaultKind.Permanent, exception.GetType().Name);
    }

    private static IEnumerable<Exception> Causes(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Causes).Prepend(exception),
        { InnerException: { } inner } => Causes(inner).Prepend(exception),
        _ => [exception],
    };

    private static HttpFailure? Describe(Exception exception) => exception switch
    {
        HttpFailureException failure => failure.Failure,
        HttpRequestException { StatusCode: { } status } => new HttpFailure((int)status),
        WebException { Response: HttpWebResponse response } => new HttpFailure((int)response.StatusCode),
        _ => null,
    };

    private static PollingFault ByStatus(HttpFailure failure) => failure.StatusCode switch
    {
        // A success that the client could not read.
        >= 200 and < 300 => UnreadableAnswer,
        429 => new(PollingFaultKind.Throttled, failure.ToString()),
        401 or 403 => new(PollingFaultKind.Refused, failure.ToString()),
        408 or (>= 500 and < 600) => new(PollingFaultKind.Transient, failure.ToString()),
        _ => new(PollingFaultKind.Permanent, failure.ToString()),
    };

    private static PollingFault? ByType(Exception exception) => exception switch
    {
        // The body of a response breaks off with a WebException on .NET Framework.
        HttpRequestException or IOException or SocketException or AuthenticationException or WebException => Connection,
        OperationCanceledException or TimeoutException => Timeout,
        JsonException or InvalidDataException => UnreadableAnswer,
        _ => null,
    };

    // By name, so that nobody needs these libraries. A type that derives from one of them is one, too.
    private static PollingFault? ByTypeName(Type? type) => type?.FullName switch
    {
        null => null,
        "Polly.Timeout.TimeoutRejectedException" => Timeout,
        "Polly.RateLimiting.RateLimiterRejectedException" or "Polly.RateLimit.RateLimitRejectedException"
            => new PollingFault(PollingFaultKind.Throttled, "rate limiter"),
        "Polly.CircuitBreaker.BrokenCircuitException" => new PollingFault(PollingFaultKind.Transient, "open circuit"),
        "Newtonsoft.Json.JsonException" => UnreadableAnswer,
        _ => ByTypeName(type!.BaseType),
    };
}
