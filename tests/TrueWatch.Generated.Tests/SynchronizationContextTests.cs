using System.Net;
using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Nothing that the library does needs the caller's context: a user interface may block on a call.</summary>
public sealed class SynchronizationContextTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query")]
    [InlineData("query with a provider and a limiter")]
    [InlineData("query that is throttled")]
    [InlineData("query that is tried again")]
    [InlineData("query that fails")]
    [InlineData("query by a host")]
    [InlineData("query by a host that sends again")]
    [InlineData("request of somebody else by a host's pipeline")]
    [InlineData("import")]
    [InlineData("answer that is a file")]
    [InlineData("download")]
    [InlineData("download with the key")]
    [InlineData("download that is tried again")]
    [InlineData("download that fails")]
    public async Task No_await_goes_on_in_the_callers_context(string way)
    {
        var (things, uses) = await AsyncSteps.RunEachAsync(steps => ActAsync(way, steps));

        Assert.NotEqual(0, things);
        Assert.Equal(0, uses);
    }

    private static async Task ActAsync(string way, AsyncSteps steps)
    {
        var options = Options();
        var requests = 0;
        using var handler = new FunctionHandler((request, _) => RespondAsync(way, request, isFirst: requests++ == 0, steps));
        using var httpClient = new HttpClient(handler);
        if (way.Contains("provider", StringComparison.Ordinal) || way == "download with the key")
        {
            options.ApiKey = null;
            options.ApiKeyProvider = async _ =>
            {
                await steps.NextAsync().ConfigureAwait(false);
                return new TrueWatchApiKey("key");
            };
            options.RateLimiters = [new Limiter(steps)];
        }

        using var client = new TrueWatchClient(httpClient, options);
        switch (way)
        {
            case "query that fails":
                await FailAsync(client.QueryActionStatusAsync("t", TestCanceled)).ConfigureAwait(false);
                break;
            case "query by a host" or "query by a host that sends again" or "request of somebody else by a host's pipeline":
                await ActInHostAsync(way, handler).ConfigureAwait(false);
                break;
            case "import":
                using (var file = new MemoryStream(new byte[100_000]))
                {
                    await client.ImportResourcesAsync(
                        new ImportResourcesForm(new FileUpload(new AsyncStepStream(file, steps), "a.zip")) { RepeatNameOp = MonitorConflictStrategy.Skip },
                        TestCanceled).ConfigureAwait(false);
                }

                break;
            case "answer that is a file":
                await client.DownloadAsync(
                    new ApiRequest(HttpMethod.Get, "x"), new AsyncStepStream(new MemoryStream(), steps), progress: null, TestCanceled).ConfigureAwait(false);
                break;
            case "download" or "download with the key" or "download that is tried again":
                await DownloadAsync(client, steps).ConfigureAwait(false);
                break;
            case "download that fails":
                await FailAsync(DownloadAsync(client, steps)).ConfigureAwait(false);
                break;
            default:
                Assert.Equal("ok", (await client.QueryActionStatusAsync("t", TestCanceled).ConfigureAwait(false)).Content.StatusValue);
                break;
        }
    }

    private static Task DownloadAsync(TrueWatchClient client, AsyncSteps steps) => client.DownloadAsync(
        new ResourceLink("/url", new Uri(client.Endpoint, "a.zip")),
        new AsyncStepStream(new MemoryStream(), steps, canSeek: true),
        options: new DownloadOptions { SendApiKey = true },
        cancellationToken: TestCanceled);

    // Assert's own way to wait for a failure uses the context.
    private static async Task FailAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (TrueWatchApiException)
        {
            return;
        }

        Assert.Fail("It does not fail.");
    }

    private static async Task ActInHostAsync(string way, FunctionHandler handler)
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options =>
            {
                options.ApiKey = new TrueWatchApiKey("key");
                options.MaximumRetries = 0;
                options.RequestLimit = new RequestLimit(1, TimeSpan.FromSeconds(10));
                options.TimeProvider = new PauseTime(TimeSpan.FromMinutes(1));
            })
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddHttpMessageHandler(() => new RetryingHandler(2));
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            if (way == "request of somebody else by a host's pipeline")
            {
                using var httpClient = provider.GetRequiredService<IHttpClientFactory>().CreateClient("TrueWatch.Generated");
                await httpClient.GetStringAsync(new Uri("https://host.example"), TestCanceled).ConfigureAwait(false);
                return;
            }

            await provider.GetRequiredService<ITrueWatchClient>().QueryActionStatusAsync("t", TestCanceled).ConfigureAwait(false);
        }
    }

    private static async Task<HttpResponseMessage> RespondAsync(string way, HttpRequestMessage request, bool isFirst, AsyncSteps steps)
    {
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(new AsyncStepStream(new MemoryStream(), steps), TestCanceled).ConfigureAwait(false);
        }

        await steps.NextAsync().ConfigureAwait(false);
        return way switch
        {
            "query that fails" => Response("<html>"u8, HttpStatusCode.BadGateway, steps),
            "query that is throttled" when isFirst => Response(""u8, HttpStatusCode.TooManyRequests, steps),
            "query that is tried again" or "query by a host that sends again" when isFirst => Response(""u8, HttpStatusCode.ServiceUnavailable, steps),
            "import" => Response(System.Text.Encoding.UTF8.GetBytes(Json.Success("{}")), HttpStatusCode.OK, steps),
            "answer that is a file" => Response("PK"u8, HttpStatusCode.OK, steps, "application/zip"),
            "download" or "download with the key" when request.RequestUri!.AbsolutePath == "/a.zip" => Redirect(),
            "download that is tried again" when isFirst => FunctionHandler.Status(503),
            "download" or "download with the key" or "download that is tried again" => Response("PK"u8, HttpStatusCode.OK, steps, "application/zip"),
            "download that fails" => Response("<html>"u8, HttpStatusCode.NotFound, steps, "text/html"),
            _ => Response(System.Text.Encoding.UTF8.GetBytes(Json.Documented), HttpStatusCode.OK, steps),
        };
    }

    private static HttpResponseMessage Response(ReadOnlySpan<byte> body, HttpStatusCode status, AsyncSteps steps, string type = "application/json") => new(status)
    {
        Content = new StepContent(body.ToArray(), steps) { Headers = { ContentType = new MediaTypeHeaderValue(type), ContentLength = body.Length } },
    };

    private static HttpResponseMessage Redirect()
    {
        var response = FunctionHandler.Status(302);
        response.Headers.Location = new Uri("/b.zip", UriKind.Relative);
        return response;
    }

    // With a clock of its own: clients of a key, an endpoint and a clock share their pauses.
    private static TrueWatchClientOptions Options()
    {
        var options = ClientUnderTest.Options();
        options.TimeProvider = new PauseTime(TimeSpan.FromMinutes(1));
        options.RequestLimit = null;
        options.MaximumRetries = 1;
        return options;
    }

    /// <summary>A body that has to be opened, which is a step.</summary>
    private sealed class StepContent(byte[] body, AsyncSteps steps) : HttpContent
    {
        protected override async Task<Stream> CreateContentReadStreamAsync()
        {
            await steps.NextAsync().ConfigureAwait(false);
            return new AsyncStepStream(new MemoryStream(body), steps);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
            => await stream.WriteAsync(body).ConfigureAwait(false);

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }

    /// <summary>A limiter that grants everything, which is a step.</summary>
    private sealed class Limiter(AsyncSteps steps) : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            await steps.NextAsync().ConfigureAwait(false);
            return new ConcurrencyLimiter(new() { PermitLimit = 1 }).AttemptAcquire();
        }
    }
}
