using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>What a download asks for and believes, header by header, and what one with the key costs.</summary>
public sealed class DownloadDetailTests : IDisposable
{
    private static readonly byte[] File = [.. Enumerable.Range(0, 100).Select(static number => (byte)number)];

    private static readonly int[] Redirects = [301, 302, 303, 307, 308];

    private readonly List<HttpRequestMessage> _requests = [];
    private readonly MemoryStream _destination = new();

    public void Dispose() => _destination.Dispose();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    /// <summary>What the first answer, of which 40 bytes come, says of the file, and with what the rest is asked for.</summary>
    [Theory]
    [InlineData("\"v1\"", false, null, "bytes=40- \"v1\"")]
    [InlineData("\"v1\"", true, null, "bytes=40- \"v1\"")]
    [InlineData("\"v1\"", false, "bytes", "bytes=40- \"v1\"")]
    [InlineData("\"v1\"", false, "none", "-")]
    [InlineData("W/\"v1\"", false, null, "-")]
    [InlineData("W/\"v1\"", true, null, "bytes=40- Fri, 02 Jan 2026 03:04:05 GMT")]
    [InlineData(null, true, null, "bytes=40- Fri, 02 Jan 2026 03:04:05 GMT")]
    [InlineData(null, false, null, "-")]
    public async Task The_rest_is_asked_for_if_this_version_of_the_file_has_a_name(string? tag, bool hasDate, string? ranges, string asked)
    {
        await DownloadAsync(number => number == 1 ? Part(tag, hasDate, ranges) : Whole());

        Assert.Equal(File, _destination.ToArray());
        Assert.Equal(asked, _requests[1].Headers.Range is { } range ? $"{range} {_requests[1].Headers.IfRange}" : "-");
    }

    /// <summary>What a partial answer says of itself, and whether it is taken for the rest of 100 bytes after 40.</summary>
    [Theory]
    [InlineData("bytes 40-99/100", "\"v1\"", true)]
    [InlineData("bytes 40-99/*", "\"v1\"", true)]
    [InlineData("bytes 40-99/100", null, true)]
    [InlineData("bytes 40-99/100", "\"v2\"", false)]
    [InlineData("bytes 40-99/101", "\"v1\"", false)]
    [InlineData("bytes 40-98/100", "\"v1\"", false)]
    [InlineData("bytes 41-99/100", "\"v1\"", false)]
    [InlineData("bytes 0-99/100", "\"v1\"", false)]
    [InlineData("lines 40-99/100", "\"v1\"", false)]
    [InlineData(null, "\"v1\"", false)]
    public async Task A_partial_answer_is_the_rest_only_if_all_that_it_says_agrees(string? range, string? tag, bool isRest)
    {
        await DownloadAsync(number => number switch
        {
            1 => Part("\"v1\"", hasDate: false, ranges: null),
            2 => With(new(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(File, 40, 60) }, response =>
            {
                response.Content.Headers.ContentRange = range is null ? null : ContentRangeHeaderValue.Parse(range);
                response.Headers.ETag = tag is null ? null : EntityTagHeaderValue.Parse(tag);
            }),
            _ => Whole(),
        });

        Assert.Equal(File, _destination.ToArray());
        Assert.Equal(isRest ? 2 : 3, _requests.Count);
        Assert.Equal(isRest, _requests[^1].Headers.Range is not null);
    }

    public static TheoryData<string, string, int> Digests
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var header in (string[])["Repr-Digest", "Content-Digest", "Digest"])
            {
                data.Add(header, "sha-256=:{0}:", 32);
                data.Add(header, "SHA-512={0}", 64);
                data.Add(header, "md5 = {0}", 16);
                data.Add(header, "unknown=AAAA, crc, =x, sha-256={0}", 32);
            }

            data.Add("Content-MD5", " {0} ", 16);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Digests))]
    public async Task A_checksum_is_looked_at_wherever_it_is(string header, string format, int length)
    {
        await DownloadAsync(_ => Whole(header, format, Hash(length)));
        Assert.Equal(File, _destination.ToArray());

        var wrong = Hash(length);
        wrong[^1]++;
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => DownloadAsync(_ => Whole(header, format, wrong)));
        Assert.Equal(TrueWatchErrorKind.NotUnderstood, exception.Kind);

        // One of another length is none that is known.
        await DownloadAsync(_ => Whole(header, format, wrong[1..]));
        Assert.Equal([.. File, .. File], _destination.ToArray());
    }

    [Theory]
    [InlineData("1.1", false, false)]
    [InlineData("1.1", true, true)]
    [InlineData("2.0", false, true)]
    [InlineData("3.0", false, true)]
    public async Task Without_a_length_the_end_must_be_told_otherwise(string version, bool isChunked, bool isRead)
    {
        var exception = await Record.ExceptionAsync(() => DownloadAsync(_ => With(new() { Content = new StreamContent(new ForwardStream(File)) }, response =>
        {
            response.Version = Version.Parse(version);
            response.Headers.TransferEncodingChunked = isChunked ? true : null;
        })));

        Assert.Equal(isRead, exception is null);
        Assert.Equal(isRead ? File : [], _destination.ToArray());
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)]
    public async Task A_file_may_have_exactly_the_size_that_is_allowed(int size, bool isRead)
    {
        Assert.Equal(isRead, await Record.ExceptionAsync(() => DownloadAsync(_ => Whole(), size: size)) is null);
        Assert.Equal(isRead, await Record.ExceptionAsync(() => DownloadAsync(
            _ => With(new() { Content = new StreamContent(new ForwardStream(File)) }, response => response.Headers.TransferEncodingChunked = true), size: size)) is null);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task Ten_redirects_are_followed(int redirects, bool isRead)
    {
        var exception = await Record.ExceptionAsync(() => DownloadAsync(number => number > redirects
            ? Whole()
            : With(FunctionHandler.Status(Redirects[number % 5]), response =>
                response.Headers.Location = new Uri($"../{number}/b.zip?x=y", UriKind.Relative))));

        Assert.Equal(isRead, exception is null);
        Assert.Equal("https://openapi.truewatch.com/10/b.zip?x=y", _requests[10].RequestUri!.AbsoluteUri);
        Assert.All(_requests, request => Assert.Equal((0, "identity"), (request.Headers.Accept.Count, request.Headers.AcceptEncoding.ToString())));
        Assert.All(_requests, request => Assert.StartsWith("TrueWatch.Generated/", request.Headers.UserAgent.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_without_a_readable_target_is_no_file()
    {
        foreach (var location in (string?[])[null, "http://["])
        {
            var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => DownloadAsync(_ => With(FunctionHandler.Status(302), response =>
                response.Headers.TryAddWithoutValidation("Location", location))));
            Assert.Equal(TrueWatchErrorKind.Redirected, exception.Kind);
        }
    }

    [Fact]
    public async Task A_download_with_the_key_waits_for_a_permit_and_one_without_does_not()
    {
        var time = new FakeTimeProvider();
        await DownloadAsync(_ => Whole(), sendsKey: true, time: time);
        await DownloadAsync(_ => Whole(), time: time);

        var third = DownloadAsync(_ => Whole(), sendsKey: true, time: time);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await third;
    }

    [Theory]
    [InlineData(null, 4, 10)]
    [InlineData("40", 39, 50)]
    public async Task A_download_that_is_throttled_holds_up_the_key(string? retryAfter, int least, int most)
    {
        var time = new FakeTimeProvider();
        await Assert.ThrowsAsync<TrueWatchApiException>(
            () => DownloadAsync(_ => FunctionHandler.Status(429, retryAfter), sendsKey: true, retries: 0, limit: 9, time: time));

        var next = DownloadAsync(_ => Whole(), sendsKey: true, limit: 9, time: time);
        time.Advance(TimeSpan.FromSeconds(least));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(most - least));
        await next;
    }

    /// <summary>The destination takes a part of what is written for the second time, until the time is up.</summary>
    [Theory]
    [InlineData(true, 1, 2)]
    [InlineData(true, 2, 2)]
    [InlineData(false, 1, 1)]
    [InlineData(false, 2, 1)]
    public async Task What_the_destination_took_in_part_is_never_gone_on_with(bool canSeek, int stuckAt, int requests)
    {
        var time = new PauseTime(TimeSpan.FromMinutes(1));
        using var destination = new TornStream(time, canSeek, stuckAt);

        var exception = await Record.ExceptionAsync(() => DownloadAsync(
            _ => With(
                new() { Content = new StreamContent(new PartStream()) { Headers = { ContentLength = File.Length } } },
                response => response.Headers.ETag = EntityTagHeaderValue.Parse("\"v1\"")),
            time: time,
            destination: destination));

        Assert.Equal(canSeek, exception is null);
        Assert.Equal(requests, _requests.Count);
        Assert.All(_requests, request => Assert.Null(request.Headers.Range));
        Assert.True(!canSeek || destination.ToArray().SequenceEqual(File));
    }

    [Theory]
    [InlineData("write")]
    [InlineData("flush")]
    [InlineData("go back")]
    public async Task What_the_destination_throws_reaches_the_caller_as_it_is(string failing)
    {
        using var destination = new BrokenStream(failing);

        var exception = await Assert.ThrowsAsync<IOException>(() => DownloadAsync(_ => Whole(), destination: destination));

        Assert.Equal((failing, 1), (exception.Message, _requests.Count));
    }

    private async Task DownloadAsync(Func<int, HttpResponseMessage> respond, int size = 1000, bool sendsKey = false, int retries = 3, int limit = 1, TimeProvider? time = null, Stream? destination = null)
    {
        _requests.Clear();
        var options = ClientUnderTest.Options();
        options.TimeProvider = time ?? new PauseTime(TimeSpan.FromMinutes(1));
        options.MaximumRetries = retries;
        options.RequestLimit = new RequestLimit(limit, TimeSpan.FromSeconds(10));
        using var handler = new FunctionHandler((request, _) =>
        {
            _requests.Add(request);
            return Task.FromResult(respond(_requests.Count));
        });
        using var httpClient = new HttpClient(handler);
        using var client = new TrueWatchClient(httpClient, options);
        await client.DownloadAsync(
            new ResourceLink("/url", new Uri(client.Endpoint, "0/a.zip")),
            destination ?? _destination,
            options: new DownloadOptions { MaximumSize = size, SendApiKey = sendsKey },
            cancellationToken: TestCanceled);
    }

    private static HttpResponseMessage Whole() => new() { Content = new ByteArrayContent(File) };

    private static HttpResponseMessage Whole(string header, string format, byte[] hash) => With(Whole(), response =>
    {
        var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Convert.ToBase64String(hash));
        if (!response.Headers.TryAddWithoutValidation(header, value))
        {
            response.Content.Headers.TryAddWithoutValidation(header, value);
        }
    });

    private static HttpResponseMessage Part(string? tag, bool hasDate, string? ranges) =>
        With(new() { Content = new StreamContent(new MemoryStream(File, 0, 40)) }, response =>
        {
            response.Content.Headers.ContentLength = File.Length;
            response.Content.Headers.LastModified = hasDate ? new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) : null;
            response.Headers.ETag = tag is null ? null : EntityTagHeaderValue.Parse(tag);
            if (ranges is not null)
            {
                response.Headers.AcceptRanges.Add(ranges);
            }
        });

    private static byte[] Hash(int length) => length switch
    {
        32 => SHA256.HashData(File),
        64 => SHA512.HashData(File),
#pragma warning disable CA5351 // A checksum that stores still name.
        _ => MD5.HashData(File),
#pragma warning restore CA5351
    };

    /// <summary>The file in parts of 30 bytes.</summary>
    private sealed class PartStream() : ForwardStream([])
    {
        private readonly MemoryStream _file = new(File);

        public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, Math.Min(count, 30));
    }

    private sealed class TornStream(PauseTime time, bool canSeek, int stuckAt) : MemoryStream
    {
        private int _writes;

        public override bool CanSeek => canSeek;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_writes == stuckAt)
            {
                Write(buffer.Span[..10]);
                time.Advance(TimeSpan.FromSeconds(31));
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            Write(buffer.Span);
        }
    }

    private sealed class BrokenStream(string failing) : MemoryStream
    {
        public override void SetLength(long value) => Fail("go back");

        public override Task FlushAsync(CancellationToken cancellationToken) => Fail("flush");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(Fail("write"));

        private Task Fail(string place) => place == failing ? throw new IOException(failing) : Task.CompletedTask;
    }

    private static HttpResponseMessage With(HttpResponseMessage response, Action<HttpResponseMessage> change)
    {
        change(response);
        return response;
    }
}
