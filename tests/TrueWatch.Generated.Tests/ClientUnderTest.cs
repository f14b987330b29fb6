using System.Net;
using Microsoft.Extensions.Time.Testing;
using RichardSzalay.MockHttp;

namespace TrueWatch.Generated.Tests;

/// <summary>A client over a stubbed handler, and the requests that it sent.</summary>
internal sealed class ClientUnderTest : IDisposable
{
    public const string Key = "marker+key/4711&secret";

    private readonly MockHttpMessageHandler _handler = new();
    private readonly HttpClient _httpClient;

    public ClientUnderTest(
        Func<HttpRequestMessage, Task<HttpResponseMessage>> respond, TrueWatchClientOptions? options = null)
    {
        _handler.When("*").Respond(request =>
        {
            Requests.Add(request);
            return respond(request);
        });
        _httpClient = _handler.ToHttpClient();
        Client = new TrueWatchClient(_httpClient, options ?? Options());
    }

    public ClientUnderTest(HttpResponseMessage response)
        : this(_ => Task.FromResult(response))
    {
    }

    public ClientUnderTest(string json, HttpStatusCode status = HttpStatusCode.OK)
        : this(Response(json, status))
    {
    }

    public TrueWatchClient Client { get; }

    public List<HttpRequestMessage> Requests { get; } = [];

    // With a clock of its own: clients of a key, an endpoint and a clock share their limit, and their pauses.
    public static TrueWatchClientOptions Options() => new()
    {
        ApiKey = new TrueWatchApiKey(Key),
        GetVariable = _ => null,
        MaximumRetries = 0,
        TimeProvider = new FakeTimeProvider(),
    };

    public static HttpResponseMessage Response(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body) };

    public async Task<ResourceTask> TaskAsync() =>
        (await Client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken)).Content;

    public Task<TrueWatchApiException> FailureAsync() => Assert.ThrowsAsync<TrueWatchApiException>(TaskAsync);

    public void Dispose()
    {
        Client.Dispose();
        _httpClient.Dispose();
        _handler.Dispose();
    }
}
