namespace TrueWatch.Generated.Tests;

/// <summary>A client whose service never answers, or never ends its response.</summary>
internal sealed class HangingClient : HttpMessageHandler
{
    private readonly bool _hangInBody;
    private readonly HttpClient _httpClient;
    private readonly TrueWatchClient _client;

    public HangingClient(TrueWatchClientOptions options, bool hangInBody = false)
    {
        _hangInBody = hangInBody;
        _httpClient = new HttpClient(this, disposeHandler: false);
        _client = new TrueWatchClient(_httpClient, options);
    }

    public Task CallAsync(CancellationToken cancellationToken) => _client.QueryActionStatusAsync("t", cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_hangInBody)
        {
            return new HttpResponseMessage { Content = new EndlessContent() };
        }

        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        throw new InvalidOperationException("The wait has no other end.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client.Dispose();
            _httpClient.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class EndlessContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            new TaskCompletionSource().Task;

        protected override Task SerializeToStreamAsync(
            Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken) =>
            new TaskCompletionSource().Task.WaitAsync(cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
