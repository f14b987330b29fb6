using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Downloads of a file of 100 bytes below the endpoint, and the requests of the last one.</summary>
internal sealed class DownloadUnderTest : IDisposable
{
    public static byte[] FileBytes { get; } = [.. Enumerable.Range(0, 100).Select(static number => (byte)number)];

    public List<HttpRequestMessage> Requests { get; } = [];

    public MemoryStream Destination { get; } = new();

    public static HttpResponseMessage Whole() => new() { Content = new ByteArrayContent(FileBytes) };

    public static HttpResponseMessage With(HttpResponseMessage response, Action<HttpResponseMessage> change)
    {
        change(response);
        return response;
    }

    public async Task RunAsync(Func<int, HttpResponseMessage> respond, int size = 1000, bool sendsKey = false, int retries = 3, int limit = 1, TimeProvider? time = null, Stream? destination = null, string? link = null)
    {
        Requests.Clear();
        var options = ClientUnderTest.Options();
        options.TimeProvider = time ?? new PauseTime(TimeSpan.FromMinutes(1));
        options.MaximumRetries = retries;
        options.RequestLimit = new RequestLimit(limit, TimeSpan.FromSeconds(10));
        using var handler = new FunctionHandler((request, _) =>
        {
            Requests.Add(request);
            return Task.FromResult(respond(Requests.Count));
        });
        using var httpClient = new HttpClient(handler);
        using var client = new TrueWatchClient(httpClient, options);
        await client.DownloadAsync(
            new ResourceLink("/url", new Uri(client.Endpoint, link ?? "0/a.zip")),
            destination ?? Destination,
            options: new DownloadOptions { MaximumSize = size, SendApiKey = sendsKey },
            cancellationToken: TestContext.Current.CancellationToken);
    }

    public void Dispose() => Destination.Dispose();
}
