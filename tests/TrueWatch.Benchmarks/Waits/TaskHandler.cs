using System.Net;
using System.Net.Http.Headers;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Answers every request at once, with the documented answers of a running and of a finished task.</summary>
internal sealed class TaskHandler(TaskEnds ends) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static readonly byte[] Running =
        [.. """{"code":200,"content":{"status":"running","action":"import","message":"","errorCode":""},"errorCode":"","message":"","success":true,"traceId":"TRACE-XXXX"}"""u8];

    private static readonly byte[] Ended =
        [.. """{"code":200,"content":{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":12}},"errorCode":"","message":"","success":true,"traceId":"TRACE-XXXX"}"""u8];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(Respond(request, ends.IsEnded()));

    public static HttpResponseMessage Respond(HttpRequestMessage request, bool isEnded) => new(HttpStatusCode.OK)
    {
        RequestMessage = request,
        Content = new ByteArrayContent(isEnded ? Ended : Running) { Headers = { ContentType = Json } },
    };
}
