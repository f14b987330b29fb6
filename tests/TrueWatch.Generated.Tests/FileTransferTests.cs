using System.Net;
using System.Net.Sockets;
using System.Text;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Files that are sent in a form, and files that are answers: what goes over the wire, and how each can end.</summary>
public sealed class FileTransferTests
{
    private const string Success = """{"success":true,"content":{"status":"ok"}}""";

    private readonly PauseTime _time = new(TimeSpan.FromMinutes(1));
    private readonly List<(long? Length, string Text)> _bodies = [];

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_has_its_length_and_can_be_sent_again_from_where_the_file_began()
    {
        using var file = new MemoryStream("xxfile"u8.ToArray()) { Position = 2 };
        var progress = new Numbers();
        var left = 1;

        await SendAsync(
            new FileUpload(file, "a.zip") { Progress = progress, ContentType = "application/zip" },
            () => left-- > 0 ? FunctionHandler.Status(429) : ClientUnderTest.Response(Success));

        Assert.Equal(2, _bodies.Count);
        Assert.All(_bodies, body => Assert.Equal(body.Length, Encoding.UTF8.GetByteCount(body.Text)));
        Assert.All(_bodies, body => Assert.Contains(
            "name=\"files\"; filename=\"a.zip\"\r\nContent-Type: application/zip\r\n\r\nfile\r\n--", body.Text, StringComparison.Ordinal));
        Assert.NotEqual(_bodies[0].Text.Split("\r\n")[0], _bodies[1].Text.Split("\r\n")[0]);
        Assert.Equal([4, 4], progress.Values);
    }

    [Theory]
    [InlineData("429", 2, false)]
    [InlineData("401 ft.TriggerApiAkCurrentLimiting", 2, false)]
    [InlineData("no connection", 2, false)]
    [InlineData("no connection in time", 2, false)]
    [InlineData("400", 1, false)]
    [InlineData("403", 1, false)]
    [InlineData("503", 1, true)]
    [InlineData("page", 1, true)]
    [InlineData("reset", 1, true)]
    public async Task What_may_have_been_executed_is_not_sent_again_and_the_exception_says_so(string fault, int requests, bool isUnknown)
    {
        using var file = new MemoryStream("file"u8.ToArray());

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => SendAsync(new FileUpload(file, "a.zip"), () => Fail(fault), retries: 1));

        Assert.Equal((requests, isUnknown), (_bodies.Count, exception.IsExecutionUnknown));
        Assert.Equal(isUnknown, exception.Message.EndsWith("Whether the service executed the request is unknown: look before you send it again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_callers_own_HttpClient_does_not_start_an_export_twice_where_a_connection_closes_without_an_answer()
    {
        await using var server = new LoopbackServer("");
        using var httpClient = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var client = new TrueWatchClient(httpClient, new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
            Endpoint = server.Endpoint,
            GetVariable = _ => null,
            RequestLimit = new RequestLimit(3, TimeSpan.FromHours(1)),
        });

        for (var exports = 1; exports <= 3; exports++)
        {
            var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
                () => client.ExportResourcesAsync(TestContext.Current.CancellationToken));

            Assert.True(exception.IsExecutionUnknown);
            Assert.Equal(exports, server.Requests.Count);
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_has_no_length_and_is_not_sent_again()
    {
        using var file = new ForwardStream("file"u8.ToArray());

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => SendAsync(new FileUpload(file, "a.zip"), () => FunctionHandler.Status(429)));

        var (length, text) = Assert.Single(_bodies);
        Assert.Null(length);
        Assert.Contains("\r\n\r\nfile\r\n--", text, StringComparison.Ordinal);
        Assert.Equal((TrueWatchErrorKind.RateLimited, false), (exception.Kind, exception.IsExecutionUnknown));
    }

    [Fact]
    public async Task A_caller_who_knows_the_length_can_say_it()
    {
        using var file = new ForwardStream("file and more"u8.ToArray());

        await SendAsync(new FileUpload(file, "a.zip") { Length = 4 }, () => ClientUnderTest.Response(Success));

        var (length, text) = Assert.Single(_bodies);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), length);
        Assert.Contains("\r\n\r\nfile\r\n--", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_cut_short_while_it_is_sent_ends_the_call_and_is_no_fault_of_the_network()
    {
        using var file = new ForwardStream("file"u8.ToArray());

        var exception = await Assert.ThrowsAsync<IOException>(
            () => SendAsync(new FileUpload(file, "a.zip") { Length = 10 }, () => ClientUnderTest.Response(Success)));

        Assert.Equal("'a.zip' ended after 4 of 10 bytes: it was truncated during the upload. The request is incomplete.", exception.Message);
    }

    [Fact]
    public async Task What_the_stream_throws_and_what_the_progress_throws_reaches_the_caller_as_it_is()
    {
        using var broken = new ForwardStream("file"u8.ToArray(), () => throw new UnauthorizedAccessException("locked"));
        using var file = new MemoryStream("file"u8.ToArray());

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => SendAsync(new FileUpload(broken, "a.zip"), () => ClientUnderTest.Response(Success)));
        await Assert.ThrowsAsync<NotSupportedException>(
            () => SendAsync(new FileUpload(file, "a.zip") { Progress = new Numbers(_ => throw new NotSupportedException()) }, () => ClientUnderTest.Response(Success)));
    }

    [Fact]
    public async Task A_call_can_be_canceled_in_the_middle_of_a_file()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestCanceled);
        using var file = new ForwardStream(new byte[1_000_000]);
        var progress = new Numbers(sent =>
        {
            if (sent > 200_000)
            {
                source.Cancel();
            }
        });

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SendAsync(new FileUpload(file, "a.zip") { Progress = progress }, () => ClientUnderTest.Response(Success), cancellationToken: source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.True(progress.Values[^1] < 400_000);
    }

    [Fact]
    public async Task A_large_file_takes_as_long_as_it_moves()
    {
        using var file = new ForwardStream(new byte[1_000_000], () => _time.Advance(TimeSpan.FromSeconds(29)));

        await SendAsync(new FileUpload(file, "a.zip"), () => ClientUnderTest.Response(Success));

        Assert.True(_time.Elapsed > TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_file_that_stops_moving_is_out_of_time()
    {
        var reads = 0;
        using var file = new ForwardStream(new byte[1_000_000], () => _time.Advance(TimeSpan.FromSeconds(++reads == 5 ? 31 : 1)));

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => SendAsync(new FileUpload(file, "a.zip"), () => ClientUnderTest.Response(Success)));

        Assert.Equal((TrueWatchErrorKind.Unreachable, true), (exception.Kind, exception.IsExecutionUnknown));
    }

    [Fact]
    public async Task A_file_is_never_in_memory_as_a_whole()
    {
        const int size = 256 * 1024 * 1024;
        using var file = new Zeros();
        using var handler = new FunctionHandler(async (request, cancellationToken) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return ClientUnderTest.Response(Success);
        });
        var before = GC.GetTotalAllocatedBytes();

        await SendAsync(handler, new FileUpload(file, "a.zip") { Length = size }, retries: 0, TestCanceled);

        // Every byte of it would have been allocated.
        Assert.True(GC.GetTotalAllocatedBytes() - before < size / 4);
    }

    [Fact]
    public async Task An_answer_that_is_a_file_goes_to_its_destination_and_anew_after_a_fault()
    {
        using var destination = new MemoryStream();
        destination.Write("before"u8);
        var progress = new Numbers();
        var left = 1;

        await DownloadAsync(destination, progress, () => File("some bytes", isCut: left-- > 0));

        Assert.Equal("beforesome bytes", Encoding.UTF8.GetString(destination.ToArray()));
        Assert.Equal(10, progress.Values[^1]);
    }

    [Fact]
    public async Task A_destination_that_cannot_seek_gets_no_part_twice()
    {
        using var inner = new MemoryStream();
        using var destination = new ForwardStream(inner);

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => DownloadAsync(destination, progress: null, () => File("some bytes", isCut: true)));

        Assert.Equal((TrueWatchErrorKind.Unreachable, 1, false), (exception.Kind, exception.Attempts, exception.IsExecutionUnknown));
        Assert.Equal("some bytes", Encoding.UTF8.GetString(inner.ToArray()));
    }

    [Theory]
    [InlineData("""{"success":false,"errorCode":"ft.InvalidAPIKey"}""", 200, TrueWatchErrorKind.Unauthorized)]
    [InlineData("""{"success":true}""", 200, TrueWatchErrorKind.NotUnderstood)]
    [InlineData("<html>", 403, TrueWatchErrorKind.Unauthorized)]
    public async Task An_error_in_place_of_a_file_is_an_exception_and_no_file(string body, int status, TrueWatchErrorKind kind)
    {
        using var destination = new MemoryStream();

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => DownloadAsync(
            destination,
            progress: null,
            () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }));

        Assert.Equal((kind, 0), (exception.Kind, destination.Length));
    }

    [Fact]
    public async Task What_the_destination_throws_reaches_the_caller_as_it_is()
    {
        using var destination = new ForwardStream(new MemoryStream(), () => throw new IOException("disk full"));

        var exception = await Assert.ThrowsAsync<IOException>(() => DownloadAsync(destination, progress: null, () => File("x", isCut: false)));

        Assert.Equal("disk full", exception.Message);
    }

    [Fact]
    public void A_file_that_cannot_be_one_is_refused()
    {
        using var stream = new MemoryStream();
        stream.Dispose();

        Assert.Throws<ArgumentException>(() => new FileUpload(stream, "a.zip"));
        Assert.Throws<ArgumentException>(() => new FileUpload(Stream.Null, " "));
        Assert.Throws<ArgumentNullException>(() => new FileUpload(null!, "a.zip"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileUpload(Stream.Null, "a.zip") { Length = -1 });
    }

    private async Task SendAsync(
        FileUpload file, Func<HttpResponseMessage> respond, int retries = 3, CancellationToken? cancellationToken = null)
    {
        using var handler = new FunctionHandler(async (request, token) =>
        {
            using var body = new MemoryStream();
            var length = request.Content!.Headers.ContentLength;
            try
            {
                await request.Content.CopyToAsync(body, token);
            }
            finally
            {
                _bodies.Add((length, Encoding.UTF8.GetString(body.ToArray())));
            }

            return respond();
        });
        await SendAsync(handler, file, retries, cancellationToken ?? TestCanceled);
    }

    private async Task SendAsync(HttpMessageHandler handler, FileUpload file, int retries, CancellationToken cancellationToken)
    {
        using var httpClient = new HttpClient(handler, disposeHandler: false);
        await Call(httpClient, retries).SendAsync(
            new ApiRequest(HttpMethod.Post, "x").Form(new FormBody().File("files", file).Field("none", null)),
            TrueWatchJsonContext.Default.ResourceTaskResponse,
            cancellationToken);
    }

    private async Task DownloadAsync(Stream destination, IProgress<long>? progress, Func<HttpResponseMessage> respond)
    {
        using var handler = new FunctionHandler(respond);
        using var httpClient = new HttpClient(handler, disposeHandler: false);
        await Call(httpClient, retries: 3).SendAsync<Envelope>(
            new ApiRequest(HttpMethod.Get, "x").To(new FileDownload(destination, progress)), type: null, TestCanceled);
    }

    private ApiCall Call(HttpClient httpClient, int retries)
    {
        var settings = ClientSettings.Of(new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
            GetVariable = _ => null,
            MaximumRetries = retries,
            RequestLimit = null,
            TimeProvider = _time,
        });
        return new ApiCall(new ApiConnection(() => httpClient, settings, hasPipeline: false), settings, settings.CreatePollingConnection(isAlone: false));
    }

    private static HttpResponseMessage Fail(string fault) => fault switch
    {
        "401 ft.TriggerApiAkCurrentLimiting" =>
            ClientUnderTest.Response("""{"success":false,"errorCode":"ft.TriggerApiAkCurrentLimiting"}""", HttpStatusCode.Unauthorized),
        "no connection" => throw new HttpRequestException(
            HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused)),
        "no connection in time" => throw new TaskCanceledException("", new TimeoutException("within the configured ConnectTimeout")),
        "page" => ClientUnderTest.Response("<html>"),
        "reset" => throw new HttpRequestException("reset", new IOException("reset", new SocketException((int)SocketError.ConnectionReset))),
        _ => FunctionHandler.Status(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static HttpResponseMessage File(string text, bool isCut)
    {
        Stream body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var reads = 0;
        return new HttpResponseMessage
        {
            Content = new StreamContent(isCut ? new ForwardStream(body, () => _ = ++reads > 1 ? throw new IOException("reset") : 0) : body)
            {
                Headers = { { "Content-Type", "application/octet-stream" } },
            },
        };
    }

    /// <summary>As many bytes as anybody reads.</summary>
    private sealed class Zeros() : ForwardStream([])
    {
        public override int Read(byte[] buffer, int offset, int count) => count;
    }

    private sealed class Numbers(Action<long>? onReport = null) : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value)
        {
            Values.Add(value);
            onReport?.Invoke(value);
        }
    }
}
