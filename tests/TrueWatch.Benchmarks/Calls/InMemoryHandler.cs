using System.Net;
using System.Net.Http.Headers;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>Answers every request at once, with a response of its own.</summary>
internal sealed class InMemoryHandler(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
        });
}
