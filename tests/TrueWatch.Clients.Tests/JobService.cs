using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Clients.Tests;

/// <summary>A service in memory that fails for a number of requests, and then tells that the job is done.</summary>
/// <param name="failures">How many requests fail.</param>
/// <param name="fail">What comes of such a request.</param>
internal sealed class JobService(int failures, Func<CancellationToken, Task<HttpResponseMessage>> fail) : HttpMessageHandler
{
    /// <summary>How many requests have arrived.</summary>
    public int Requests { get; private set; }

    public static HttpResponseMessage Answer(int status, string body = "", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    /// <summary>A body of which only the beginning arrives.</summary>
    public static HttpResponseMessage BrokenAnswer() => new(HttpStatusCode.OK) { Content = new BrokenContent() };

    /// <summary>The platform's own handler, with a connection that cannot be made.</summary>
    public static SocketsHttpHandler WithoutConnection(SocketError error) => new()
    {
        ConnectCallback = (_, _) => throw new SocketException((int)error),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        var response = Requests <= failures ? await fail(cancellationToken) : Answer(200, """{"state":"done"}""");
        response.RequestMessage = request;
        return response;
    }

    private sealed class BrokenContent : HttpContent
    {
        public BrokenContent() => Headers.TryAddWithoutValidation("Content-Type", "application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"state\":"u8.ToArray());
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 100;
            return true;
        }
    }
}
