namespace TrueWatch.Generated.Tests;

/// <summary>The primary handler of a pipeline: answers as the test says, and counts what reaches it.</summary>
/// <param name="respond">Answers the request of that number, beginning with 1.</param>
internal sealed class HostingPrimaryHandler(Func<int, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond)
    : HttpMessageHandler
{
    private int _count;

    public HostingPrimaryHandler(Func<int, HttpResponseMessage> respond)
        : this((number, _, _) => Task.FromResult(respond(number)))
    {
    }

    public HostingPrimaryHandler()
        : this(_ => HostingServices.Answer())
    {
    }

    public int Count => Volatile.Read(ref _count);

    public HttpRequestMessage? Last { get; private set; }

    /// <summary>The key of the last request: it is in no header any more once the request was sent.</summary>
    public string? LastKey { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Last = request;
        LastKey = request.Headers.TryGetValues("DF-API-KEY", out var keys) ? string.Join(", ", keys) : null;
        return respond(Interlocked.Increment(ref _count), request, cancellationToken);
    }
}
