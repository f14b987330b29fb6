using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace TrueWatch.Generated.Tests;

/// <summary>Downloads of what links lead to: all of the file or nothing, and the key nowhere that it is not asked for.</summary>
public sealed class DownloadTests : IDisposable
{
    private const string Link = "https://store.example/exports/1/resource.zip?signature=secret-of-the-link";

    private static readonly byte[] File = [.. Enumerable.Range(0, 100_000).Select(static number => (byte)(number * number / 7))];

    private readonly PauseTime _time = new(TimeSpan.FromMinutes(1));
    private readonly List<HttpRequestMessage> _requests = [];
    private readonly List<long> _progress = [];
    private readonly MemoryStream _destination = new();

    public DownloadTests() => _destination.Write("before"u8);

    public void Dispose() => _destination.Dispose();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_comes_as_it_is_without_the_key_and_without_a_permit()
    {
        await DownloadAsync(Whole, limit: new(1, TimeSpan.FromDays(1)));
        await DownloadAsync(Whole, limit: new(1, TimeSpan.FromDays(1)));

        Assert.Equal([.. "before"u8, .. File, .. File], _destination.ToArray());
        Assert.Equal(File.Length, _progress[^1]);
        Assert.All(_requests, request => Assert.False(request.Headers.Contains(TrueWatchDocument.KeyHeader)));
        Assert.All(_requests, request => Assert.Equal("identity", request.Headers.AcceptEncoding.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_breaks_off_anywhere_any_number_of_times_goes_on_where_it_ended(int seed)
    {
        var random = new Random(seed);

        await DownloadAsync(_ => Rest(random.Next(30_000)));

        Assert.Equal([.. "before"u8, .. File], _destination.ToArray());
        Assert.True(_requests.Count > 4);
        Assert.Equal(_progress.Order(), _progress);
        Assert.All(_requests.Skip(1).Where(request => request.Headers.Range is not null), request => Assert.Equal("\"v1\"", request.Headers.IfRange?.EntityTag?.Tag));
    }

    [Theory]
    [InlineData("no ranges")]
    [InlineData("200")]
    [InlineData("416")]
    [InlineData("other version")]
    [InlineData("other place")]
    [InlineData("weak tag")]
    public async Task Where_the_rest_cannot_be_had_the_download_begins_anew(string service)
    {
        await DownloadAsync(number => (number, service) switch
        {
            (1, "no ranges") => With(Rest(5000), response => response.Headers.AcceptRanges.Add("none")),
            (1, "weak tag") => With(Rest(5000), response => response.Headers.ETag = new EntityTagHeaderValue("\"v1\"", isWeak: true)),
            (1, _) => Rest(5000),
            (2, "416") => FunctionHandler.Status(416),
            (2, "other version") => With(Rest(null), response => response.Headers.ETag = new EntityTagHeaderValue("\"v2\"")),
            (2, "other place") => With(Rest(null), response => response.Content.Headers.ContentRange = new ContentRangeHeaderValue(7, File.Length - 1, File.Length)),
            _ => Whole(number),
        });

        Assert.Equal([.. "before"u8, .. File], _destination.ToArray());
        Assert.Equal(service is "no ranges" or "weak tag", _requests[1].Headers.Range is null);
    }

    /// <summary>A response, the kind of the failure, and how many requests it takes to give up.</summary>
    [Theory]
    [InlineData("403", TrueWatchErrorKind.Unauthorized, 1)]
    [InlineData("404", TrueWatchErrorKind.BadRequest, 1)]
    [InlineData("503", TrueWatchErrorKind.ServerFault, 4)]
    [InlineData("reset", TrueWatchErrorKind.Unreachable, 4)]
    [InlineData("error as 200", TrueWatchErrorKind.Unauthorized, 1)]
    [InlineData("page", TrueWatchErrorKind.NotUnderstood, 4)]
    [InlineData("gzip", TrueWatchErrorKind.NotUnderstood, 4)]
    [InlineData("206 that nobody asked for", TrueWatchErrorKind.NotUnderstood, 4)]
    [InlineData("no end", TrueWatchErrorKind.NotUnderstood, 1)]
    [InlineData("too short", TrueWatchErrorKind.Unreachable, 4)]
    [InlineData("wrong checksum", TrueWatchErrorKind.NotUnderstood, 4)]
    [InlineData("too large", TrueWatchErrorKind.TooLarge, 1)]
    [InlineData("too large in chunks", TrueWatchErrorKind.TooLarge, 1)]
    [InlineData("to http", TrueWatchErrorKind.Redirected, 1)]
    [InlineData("to the own machine", TrueWatchErrorKind.Redirected, 1)]
    [InlineData("in a circle", TrueWatchErrorKind.Redirected, 11)]
    public async Task What_is_no_whole_file_is_an_exception_and_leaves_nothing(string answer, TrueWatchErrorKind kind, int requests)
    {
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => DownloadAsync(
            _ => Bad(answer),
            new DownloadOptions { MaximumSize = answer.StartsWith("too large", StringComparison.Ordinal) ? File.Length - 1 : File.Length }));

        Assert.Equal((kind, requests), (exception.Kind, _requests.Count));
        Assert.Equal("before"u8, _destination.ToArray());
        Assert.DoesNotContain("secret-of-the-link", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ClientUnderTest.Key, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://store.example/a.zip", true, "-")]
    [InlineData("https://openapi.truewatch.com/a.zip", false, "-")]
    [InlineData("https://openapi.truewatch.com/a.zip", true, "key")]
    [InlineData("https://openapi.truewatch.com:444/a.zip", true, "-")]
    [InlineData("https://openapi.truewatch.com/moved", true, "key,-")]
    [InlineData("http://127.0.0.1/moved", true, "-,-")]
    public async Task The_key_goes_to_the_endpoints_origin_if_asked_for_and_along_no_redirect(string link, bool sendApiKey, string keys)
    {
        await DownloadAsync(
            number => number == 1 && link.EndsWith("moved", StringComparison.Ordinal) ? Redirect("/b.zip") : Whole(number),
            new DownloadOptions { SendApiKey = sendApiKey },
            link: link);

        Assert.Equal(keys, string.Join(',', _requests.Select(request => request.Headers.Contains(TrueWatchDocument.KeyHeader) ? "key" : "-")));
    }

    [Theory]
    [InlineData("http://store.example/a.zip")]
    [InlineData("ftp://store.example/a.zip")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/a.zip")]
    public async Task A_link_that_is_not_https_is_refused_before_anything_is_sent(string link)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => DownloadAsync(Whole, link: link));

        Assert.Empty(_requests);
    }

    [Theory]
    [InlineData("Repr-Digest", "sha-256=:{0}:")]
    [InlineData("Repr-Digest", "sha-512=:AAAA:, sha-256=:{0}:")]
    [InlineData("Digest", "SHA-256={0}")]
    [InlineData("Content-MD5", "{1}")]
    [InlineData("Repr-Digest", "crc32c=:AAAA:")]
    [InlineData("Repr-Digest", "sha-256=:no base64:")]
    public async Task A_checksum_that_is_right_or_not_known_lets_the_file_through(string header, string value)
    {
#pragma warning disable CA5351 // A checksum that stores still name.
        var md5 = Convert.ToBase64String(MD5.HashData(File));
#pragma warning restore CA5351
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, Convert.ToBase64String(SHA256.HashData(File)), md5);
        var left = 1;

        await DownloadAsync(_ => With(Rest(left-- > 0 ? 5000 : null), response => AddHeader(response, header, text)));

        Assert.Equal([.. "before"u8, .. File], _destination.ToArray());
    }

    [Fact]
    public async Task A_destination_that_cannot_seek_gets_the_rest_or_an_exception_and_no_part_twice()
    {
        using var inner = new MemoryStream();
        using var destination = new ForwardStream(inner);

        await DownloadAsync(_ => Rest(40_000), destination: destination);
        Assert.Equal(File, inner.ToArray());

        using var other = new ForwardStream(inner);
        _requests.Clear();
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => DownloadAsync(number => number == 1 ? Rest(10) : Whole(number), destination: other));
        Assert.StartsWith("The download cannot be resumed", exception.Message, StringComparison.Ordinal);
        Assert.Equal(File.Length + 10, inner.Length);
    }

    [Fact]
    public async Task A_large_file_takes_as_long_as_it_moves_and_one_that_stops_goes_on()
    {
        var reads = 0;

        await DownloadAsync(_ => With(Rest(null), response => Slow(response, () => _time.Advance(TimeSpan.FromSeconds(++reads == 2 ? 31 : 29)))));

        Assert.Equal([.. "before"u8, .. File], _destination.ToArray());
        Assert.Equal(2, _requests.Count);
    }

    [Fact]
    public async Task A_file_is_never_in_memory_as_a_whole()
    {
        const int size = 256 * 1024 * 1024;
        using var zeros = new ZeroStream(size);
        using var destination = new ForwardStream(Stream.Null);
        var before = GC.GetTotalAllocatedBytes();

        await DownloadAsync(
            _ => new() { Content = new StreamContent(zeros) { Headers = { ContentLength = size } } },
            new DownloadOptions { MaximumSize = size },
            destination: destination);

        // Every byte of it would have been allocated.
        Assert.True(GC.GetTotalAllocatedBytes() - before < size / 4);
    }

    [Fact]
    public async Task A_part_that_the_destination_took_in_part_only_is_written_anew()
    {
        using var destination = new StuckStream(_time);

        await DownloadAsync(_ => Rest(null), destination: destination);

        Assert.Equal(File, destination.ToArray());
        Assert.Equal(2, _requests.Count);
    }

    [Fact]
    public async Task A_canceled_download_leaves_nothing()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestCanceled);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DownloadAsync(
            _ => With(Rest(null), response => Slow(response, source.Cancel)), cancellationToken: source.Token));

        Assert.Equal((source.Token, 6), (exception.CancellationToken, _destination.Length));
    }

    [Fact]
    public async Task What_the_destination_throws_reaches_the_caller_as_it_is()
    {
        using var full = new ForwardStream(new MemoryStream(), () => throw new IOException("disk full"));

        var exception = await Assert.ThrowsAsync<IOException>(() => DownloadAsync(Whole, destination: full));

        Assert.Equal(("disk full", 1), (exception.Message, _requests.Count));
    }

    private async Task DownloadAsync(
        Func<int, HttpResponseMessage> respond,
        DownloadOptions? options = null,
        string link = Link,
        Stream? destination = null,
        Polling.RequestLimit? limit = null,
        CancellationToken? cancellationToken = null)
    {
        using var handler = new FunctionHandler((request, _) =>
        {
            _requests.Add(request);
            return Task.FromResult(respond(_requests.Count));
        });
        using var httpClient = new HttpClient(handler);
        using var client = new TrueWatchClient(httpClient, new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
            GetVariable = _ => null,
            RequestLimit = limit,
            TimeProvider = _time,
        });
        await client.DownloadAsync(
            new ResourceLink("/download_url", new Uri(link, UriKind.RelativeOrAbsolute)),
            destination ?? _destination,
            new CallbackProgress(_progress.Add),
            options,
            cancellationToken ?? TestCanceled);
    }

    private static HttpResponseMessage Whole(int number) => new() { Content = Bytes(0) };

    /// <summary>What a store of objects answers to the last request: all or the rest, of which so many bytes come.</summary>
    private HttpResponseMessage Rest(int? cut)
    {
        var from = (int?)_requests[^1].Headers.Range?.Ranges.Single().From;
        var response = new HttpResponseMessage(from is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent) { Content = Bytes(from ?? 0) };
        response.Headers.ETag = new EntityTagHeaderValue("\"v1\"");
        response.Content.Headers.ContentRange = from is { } first ? new ContentRangeHeaderValue(first, File.Length - 1, File.Length) : null;
        if (cut < File.Length - (from ?? 0))
        {
            Cut(response, cut.Value);
        }

        return response;
    }

    private static HttpResponseMessage Bad(string answer) => answer switch
    {
        "reset" => throw new HttpRequestException("reset", new IOException("reset")),
        "error as 200" => new() { Content = new StringContent(Json.Failure("403", "ft.InvalidAPIKey"), Encoding.UTF8, "application/json") },
        "page" => new() { Content = new StringContent("<html>", Encoding.UTF8, "text/html") },
        "gzip" => With(Whole(1), response => response.Content.Headers.ContentEncoding.Add("gzip")),
        "206 that nobody asked for" => With(Whole(1), response => response.StatusCode = HttpStatusCode.PartialContent),
        "no end" => new() { Content = new StreamContent(new ForwardStream(File)) },
        "too short" => With(Whole(1), response => Cut(response, 10, isReset: false)),
        "wrong checksum" => With(Whole(1), response => AddHeader(response, "Repr-Digest", $"sha-256=:{Convert.ToBase64String(new byte[32])}:")),
        "too large" => Whole(1),
        "too large in chunks" => With(
            new() { Content = new StreamContent(new ForwardStream(File)) }, response => response.Headers.TransferEncodingChunked = true),
        "to http" => Redirect("http://store.example/a.zip"),
        "to the own machine" => Redirect("http://localhost/a.zip"),
        "in a circle" => Redirect(Link),
        _ => With(FunctionHandler.Status(int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture)), response => response.Content = new StringContent("<Error>Request has expired</Error>")),
    };

    private static HttpResponseMessage Redirect(string location) => With(
        FunctionHandler.Status(302), response => response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute));

    private static ByteArrayContent Bytes(int from) => new(File, from, File.Length - from) { Headers = { { "Content-Type", "application/zip" } } };

    private static void AddHeader(HttpResponseMessage response, string name, string value)
    {
        if (!response.Headers.TryAddWithoutValidation(name, value))
        {
            response.Content.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static HttpResponseMessage With(HttpResponseMessage response, Action<HttpResponseMessage> change)
    {
        change(response);
        return response;
    }

    /// <summary>Lets the body end after so many bytes, with a reset or like one that is over, and keeps its headers.</summary>
    private static void Cut(HttpResponseMessage response, int length, bool isReset = true) => Replace(response, body =>
    {
        var isOver = false;
        var part = new byte[length];
        body.ReadExactly(part);
        return new ForwardStream(new MemoryStream(part), () =>
        {
            if (isOver && isReset)
            {
                throw new IOException("reset");
            }

            isOver = true;
        });
    });

    /// <summary>Does something before each read of the body.</summary>
    private static void Slow(HttpResponseMessage response, Action before) => Replace(response, body => new ForwardStream(body, before));

    private static void Replace(HttpResponseMessage response, Func<Stream, Stream> change)
    {
        var old = response.Content;
        var length = old.Headers.ContentLength;
        response.Content = new StreamContent(change(old.ReadAsStream()));
        foreach (var header in old.Headers)
        {
            response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content.Headers.ContentLength = length;
    }
}
