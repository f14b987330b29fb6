using System.Net;
using Refit;
using TrueWatch.Polling;

namespace TrueWatch.Clients.Tests;

/// <summary>Tasks that a client of Refit and one written by hand start and wait for.</summary>
public sealed class StartTests
{
    public static TheoryData<string> Makes => ["Refit", "by hand"];

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task What_was_started_is_polled_with_what_request_and_response_say(string make)
    {
        using var service = new PrintService(202, """{"number":9007199254740993}""");

        Assert.Equal("9007199254740993", await StartAsync(make, service));
        Assert.Equal(PrintState.Done, await AndWaitAsync(make, service));
        Assert.Equal(
            ["POST /prints?printer=left", "POST /prints?printer=left", "GET /prints/9007199254740993?printer=left"], service.Requests);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Without_a_number_nothing_was_started(string make)
    {
        using var service = new PrintService(200, """{"reason":"busy"}""");

        Assert.Null(await StartAsync(make, service));
        var exception = await Assert.ThrowsAsync<RemoteTaskNotStartedException>(() => AndWaitAsync(make, service));
        Assert.Equal("busy", (exception.Response as NewPrint ?? ((IApiResponse<NewPrint>)exception.Response!).Content)?.Reason);
    }

    [Fact]
    public async Task The_status_tells_a_response_without_the_link_though_it_has_a_number()
    {
        using var service = new PrintService(200, """{"number":1}""");

        Assert.Null(await StartAsync("Refit", service));
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task A_start_that_fails_throws_what_the_client_says_and_is_not_sent_again(string make)
    {
        using var service = new PrintService(503, "");

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => AndWaitAsync(make, service));
        Assert.True(exception is ApiException or HttpRequestException { StatusCode: HttpStatusCode.ServiceUnavailable }, exception.ToString());
        Assert.Single(service.Requests);
    }

    private static async Task<string?> StartAsync(string make, PrintService service) => make == "Refit"
        ? (await RestService.For<IRefitPrints>(service.Http).StartCreatePrintForRefitPrintAsync("left", TestCanceled)).Id
        : (await new WrittenPrintClient(service.Http).StartCreatePrintForWrittenPrintAsync("left", TestCanceled)).Id;

    private static async Task<PrintState> AndWaitAsync(string make, PrintService service) => make == "Refit"
        ? (await RestService.For<IRefitPrints>(service.Http).CreatePrintAndWaitForRefitPrintAsync("left", TestCanceled)).Status
        : (await new WrittenPrintClient(service.Http).CreatePrintAndWaitForWrittenPrintAsync("left", TestCanceled)).Status;

    /// <summary>A service in memory that starts prints as it is told, and has printed at once.</summary>
    private sealed class PrintService : HttpMessageHandler
    {
        private readonly int _status;
        private readonly string _created;

        public PrintService(int status, string created)
        {
            (_status, _created) = (status, created);
            Http = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://127.0.0.1:9/") };
        }

        public HttpClient Http { get; }

        public List<string> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
            var response = request.Method == HttpMethod.Post ? JobService.Answer(_status, _created) : JobService.Answer(200, """{"state":"done"}""");
            response.RequestMessage = request;
            return Task.FromResult(response);
        }

        protected override void Dispose(bool disposing)
        {
            Http.Dispose();
            base.Dispose(disposing);
        }
    }
}
