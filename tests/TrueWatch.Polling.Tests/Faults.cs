using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace TrueWatch.Polling.Tests;

/// <summary>Everything that can become of a request instead of a response, as HttpClient and a JSON reader show it.</summary>
internal static class Faults
{
    /// <summary>Those that a wait gets over.</summary>
    public static IReadOnlyDictionary<string, JobReply> Transient { get; } = new Dictionary<string, JobReply>
    {
        ["refused connection"] = Failed(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused)),
        ["reset connection"] = new IOException("reset", new SocketException((int)SocketError.ConnectionReset)),
        ["DNS"] = Failed(HttpRequestError.NameResolutionError, new SocketException((int)SocketError.HostNotFound)),
        ["TLS"] = Failed(HttpRequestError.SecureConnectionError, new AuthenticationException("certificate")),
        ["truncated response"] = Failed(HttpRequestError.ResponseEnded, new IOException("ended early")),
        ["HTTP 408"] = Status(HttpStatusCode.RequestTimeout),
        ["HTTP 500"] = Status(HttpStatusCode.InternalServerError),
        ["HTTP 502"] = Status(HttpStatusCode.BadGateway),
        ["HTTP 503"] = Status(HttpStatusCode.ServiceUnavailable),
        ["HTTP 504"] = Status(HttpStatusCode.GatewayTimeout),
        ["poll timeout"] = JobReply.Never,
        ["client timeout"] = new TaskCanceledException("timed out", new TimeoutException()),
        ["no JSON"] = new JsonException("'<' is an invalid start of a value"),
        ["truncated response on .NET Framework"] = new WebException("aborted", WebExceptionStatus.ConnectionClosed),
    };

    /// <summary>Those that end a wait at once.</summary>
    public static IReadOnlyDictionary<string, JobReply> Final { get; } = new Dictionary<string, JobReply>
    {
        ["HTTP 400"] = Status(HttpStatusCode.BadRequest),
        ["HTTP 401"] = Status(HttpStatusCode.Unauthorized),
        ["HTTP 403"] = Status(HttpStatusCode.Forbidden),
        ["HTTP 404"] = Status(HttpStatusCode.NotFound),
        ["bug"] = new InvalidOperationException("not foreseen"),
    };

    public static JobReply Throttled => Status(HttpStatusCode.TooManyRequests);

    private static JobReply Status(HttpStatusCode status) => new HttpRequestException("failed", null, status);

    private static JobReply Failed(HttpRequestError error, Exception inner) => new HttpRequestException(error, "failed", inner);
}
