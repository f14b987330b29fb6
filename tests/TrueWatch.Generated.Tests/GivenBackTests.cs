using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

/// <summary>What a call takes, it gives back, however it ends. The pools are watched, so nothing else runs at the time.</summary>
[Collection(nameof(GivenBackTests))]
public sealed class GivenBackTests
{
    private static readonly byte[] Body = System.Text.Encoding.UTF8.GetBytes(Json.Success($$"""{"status":"ok","message":"{{new string('x', 20_000)}}"}"""));

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("answer", true)]
    [InlineData("answer without a length", true)]
    [InlineData("gzip", true)]
    [InlineData("gzip, gzip", true)]
    [InlineData("identity, gzip", true)]
    [InlineData("gzip, gzip, gzip, gzip, gzip", false)]
    [InlineData("zstd", false)]
    [InlineData("damaged", false)]
    [InlineData("too large", false)]
    [InlineData("too large when decompressed", false)]
    [InlineData("reset", false)]
    [InlineData("canceled", false)]
    [InlineData("late", false)]
    [InlineData("503", false)]
    [InlineData("import", true)]
    [InlineData("import that breaks off", false)]
    [InlineData("file", true)]
    [InlineData("file that breaks off", false)]
    [InlineData("no file", false)]
    public async Task Every_buffer_comes_back_once(string way, bool succeeds)
    {
        using var buffers = new PooledBuffers();
        var failure = await Task.Run(() => ActAsync(way, buffers), TestCanceled);

        Assert.Equal(succeeds, failure is null);
        Assert.NotEmpty(buffers.Rented);
        Assert.Equal(buffers.Rented, buffers.Returned);
    }

    [Fact]
    public async Task A_body_that_is_disposed_of_twice_comes_back_once_and_is_empty()
    {
        using var buffers = new PooledBuffers();
        await Task.Run(
            async () =>
            {
                buffers.Watch();
                var body = await AnswerBody.ReadAsync(new MemoryStream(Body), Body.Length, expectedSize: null, TestCanceled);
                body.Dispose();
                body.Dispose();
                Assert.True(body.Bytes.IsEmpty);
            },
            TestCanceled);

        Assert.Equal(buffers.Rented, buffers.Returned);
    }

    [Fact]
    public async Task A_call_that_is_over_keeps_nothing_of_its_caller()
    {
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        using var httpClient = new HttpClient(handler);
        using var client = new TrueWatchClient(httpClient, ClientUnderTest.Options());

        var source = await CallAsync(client);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(source.IsAlive);
    }

    /// <summary>One clock is kept for the next call, unless its time was up; .NET Standard has none that can begin again.</summary>
    [Theory]
#if NETSTANDARD_BUILD
    [InlineData(1, false, 0)]
    [InlineData(5, false, 0)]
#else
    [InlineData(1, false, 1)]
    [InlineData(5, false, 1)]
#endif
    [InlineData(5, true, 0)]
    public async Task The_timers_of_all_clocks_but_one_are_disposed_of(int calls, bool isLate, int left)
    {
        var time = new CountingTime();
        var answer = new TaskCompletionSource();
        using var handler = new FunctionHandler(async (_, _) =>
        {
            await answer.Task;
            return ClientUnderTest.Response(Json.Documented);
        });
        using var httpClient = new HttpClient(handler);
        var options = ClientUnderTest.Options();
        options.TimeProvider = time;
        using var client = new TrueWatchClient(httpClient, options);

        var running = Enumerable.Range(0, calls).Select(_ => Record.ExceptionAsync(() => client.QueryActionStatusAsync("t", TestCanceled)).AsTask()).ToArray();
        Assert.Equal(calls, time.Clocks);
        time.Advance(TimeSpan.FromSeconds(isLate ? 30 : 29));
        answer.SetResult();

        Assert.All(await Task.WhenAll(running), one => Assert.Equal(isLate, one is TrueWatchApiException));
        Assert.Equal(left, time.Clocks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_caller_may_cancel_after_the_call(bool isDownload)
    {
        using var source = new CancellationTokenSource();
        using var test = new ClientUnderTest(_ => Task.FromResult(ClientUnderTest.Response(Json.Documented)));
        await (isDownload ? DownloadAsync(test.Client, source.Token) : test.Client.QueryActionStatusAsync("t", source.Token));

        await source.CancelAsync();

        Assert.Equal("ok", (await test.TaskAsync()).StatusValue);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> CallAsync(TrueWatchClient client)
    {
        using var source = new CancellationTokenSource();
        await client.QueryActionStatusAsync("t", source.Token);
        return new WeakReference(source);
    }

    private static async Task<Exception?> ActAsync(string way, PooledBuffers buffers)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestCanceled);
        var late = new TaskCompletionSource<int>();
        var options = ClientUnderTest.Options();
        options.MaximumAnswerSize = way.StartsWith("too large", StringComparison.Ordinal) ? 10_000 : 100_000;
        using var handler = new FunctionHandler((request, _) => RespondAsync(way, request, source, late.Task));
        using var httpClient = new HttpClient(handler);
        using var client = new TrueWatchClient(httpClient, options);
        buffers.Watch();
        var failure = await Record.ExceptionAsync(() => way switch
        {
            "import" => ImportAsync(client, new MemoryStream(Body)),
            "import that breaks off" => ImportAsync(client, new ForwardStream(new ResetStream())),
            "file" or "file that breaks off" or "no file" => DownloadAsync(client, TestCanceled),
            _ => client.QueryActionStatusAsync("t", source.Token),
        });
        late.SetResult(0);
        return failure;
    }

    private static Task<ImportResourcesResponse> ImportAsync(TrueWatchClient client, Stream file) =>
        client.ImportResourcesAsync(new ImportResourcesForm(new FileUpload(file, "a.zip")), TestCanceled);

    private static Task DownloadAsync(TrueWatchClient client, CancellationToken cancellationToken) => client.DownloadAsync(
        new ResourceLink("/url", new Uri("https://store.example/a.zip")), new MemoryStream(), cancellationToken: cancellationToken);

    private static async Task<HttpResponseMessage> RespondAsync(string way, HttpRequestMessage request, CancellationTokenSource source, Task<int> late)
    {
        await (request.Content?.CopyToAsync(Stream.Null, TestCanceled) ?? Task.CompletedTask);
        return way switch
        {
            "answer without a length" => new() { Content = new StreamContent(new ForwardStream(Body)) },
            "too large when decompressed" => Encoded(Gzip(Body), "gzip"),
            "zstd" => Encoded(Body, "zstd"),
            "damaged" => Encoded(Gzip(Body)[..100], "gzip"),
            "reset" => new() { Content = new StreamContent(new PartStream(() => throw new IOException("reset"))) },
            "canceled" => new() { Content = new StreamContent(new PartStream(() => Cancel(source))) },
            "late" => new() { Content = new StreamContent(new LateStream(Body, source, late)) },
            "503" => new(HttpStatusCode.ServiceUnavailable) { Content = new ByteArrayContent(Body) },
            "file" => new() { Content = new ByteArrayContent(Body) },
            "file that breaks off" => new() { Content = new StreamContent(new PartStream(() => throw new IOException("reset"))) { Headers = { ContentLength = Body.Length } } },
            "no file" => new(HttpStatusCode.NotFound) { Content = new ByteArrayContent(Body) },
            "import" => ClientUnderTest.Response(Json.Success("{}")),
            "answer" or "too large" => new() { Content = new ByteArrayContent(Body) },
            _ => Encoded(way.Split(", ").Where(one => one == "gzip").Aggregate(Body, static (data, _) => Gzip(data)), way.Split(", ")),
        };
    }

    private static void Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        source.Token.ThrowIfCancellationRequested();
    }

    private static HttpResponseMessage Encoded(byte[] body, params string[] encodings)
    {
        var content = new ByteArrayContent(body);
        Array.ForEach(encodings, content.Headers.ContentEncoding.Add);
        return new HttpResponseMessage { Content = content };
    }

    private static byte[] Gzip(byte[] data)
    {
        using var target = new MemoryStream();
        using (var stream = new GZipStream(target, CompressionLevel.Optimal))
        {
            stream.Write(data);
        }

        return target.ToArray();
    }

    /// <summary>Counts the timers of calls that are not disposed of.</summary>
    private sealed class CountingTime : FakeTimeProvider
    {
        private int _clocks;

        public int Clocks => Volatile.Read(ref _clocks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            return state is CallClock ? new CountedTimer(timer, this) : timer;
        }

        private sealed class CountedTimer : ITimer
        {
            private readonly ITimer _timer;
            private readonly CountingTime _time;

            public CountedTimer(ITimer timer, CountingTime time)
            {
                _timer = timer;
                _time = time;
                Interlocked.Increment(ref time._clocks);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

            public void Dispose()
            {
                _timer.Dispose();
                Interlocked.Decrement(ref _time._clocks);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }

    /// <summary>A body of which a part comes, and at once.</summary>
    private sealed class PartStream(Action atEnd) : MemoryStream(Body[..10])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Read(buffer.Span);
            if (count == 0)
            {
                atEnd();
            }

            return new(count);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <summary>A body that comes when the caller has given up, and hears of no cancellation.</summary>
    private sealed class LateStream(byte[] bytes, CancellationTokenSource source, Task<int> late) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == 0)
            {
#pragma warning disable CA1849 // At once: what awaits this is to have given up before it goes on.
                source.Cancel();
#pragma warning restore CA1849
                await late;
            }

            return Read(buffer.Span);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <summary>Other tests would use the same pools.</summary>
    [CollectionDefinition(nameof(GivenBackTests), DisableParallelization = true)]
    public sealed class Alone;
}
