using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using static TrueWatch.Generated.Tests.DownloadUnderTest;

namespace TrueWatch.Generated.Tests;

/// <summary>What a download asks for and believes, header by header, and what one with the key costs.</summary>
public sealed class DownloadDetailTests : IDisposable
{
    private static readonly int[] Redirects = [301, 302, 303, 307, 308];

    private readonly DownloadUnderTest _download = new();

    public void Dispose() => _download.Dispose();

    /// <summary>What the first response, of which 40 bytes come, says of the file, and with what the rest is asked for.</summary>
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
        await _download.RunAsync(number => number == 1 ? Part(tag, hasDate, ranges) : Whole());

        Assert.Equal(FileBytes, _download.Destination.ToArray());
        Assert.Equal(asked, _download.Requests[1].Headers.Range is { } range ? $"{range} {_download.Requests[1].Headers.IfRange}" : "-");
    }

    /// <summary>What a partial response says of itself, and whether it is taken for the rest of 100 bytes after 40.</summary>
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
        await _download.RunAsync(number => number switch
        {
            1 => Part("\"v1\"", hasDate: false, ranges: null),
            2 => With(new(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(FileBytes, 40, 60) }, response =>
            {
                response.Content.Headers.ContentRange = range is null ? null : ContentRangeHeaderValue.Parse(range);
                response.Headers.ETag = tag is null ? null : EntityTagHeaderValue.Parse(tag);
            }),
            _ => Whole(),
        });

        Assert.Equal(FileBytes, _download.Destination.ToArray());
        Assert.Equal(isRest ? 2 : 3, _download.Requests.Count);
        Assert.Equal(isRest, _download.Requests[^1].Headers.Range is not null);
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
        await _download.RunAsync(_ => WithDigest(header, format, Hash(length)));
        Assert.Equal(FileBytes, _download.Destination.ToArray());

        var wrong = Hash(length);
        wrong[^1]++;
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => _download.RunAsync(_ => WithDigest(header, format, wrong)));
        Assert.Equal(TrueWatchErrorKind.NotUnderstood, exception.Kind);

        // One of another length is none that is known.
        await _download.RunAsync(_ => WithDigest(header, format, wrong[1..]));
        Assert.Equal([.. FileBytes, .. FileBytes], _download.Destination.ToArray());
    }

    [Theory]
    [InlineData("1.1", false, false)]
    [InlineData("1.1", true, true)]
    [InlineData("2.0", false, true)]
    [InlineData("3.0", false, true)]
    public async Task Without_a_length_the_end_must_be_told_otherwise(string version, bool isChunked, bool isRead)
    {
        var exception = await Record.ExceptionAsync(() => _download.RunAsync(_ => With(new() { Content = new StreamContent(new ForwardStream(FileBytes)) }, response =>
        {
            response.Version = Version.Parse(version);
            response.Headers.TransferEncodingChunked = isChunked ? true : null;
        })));

        Assert.Equal(isRead, exception is null);
        Assert.Equal(isRead ? FileBytes : [], _download.Destination.ToArray());
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)]
    public async Task A_file_may_have_exactly_the_size_that_is_allowed(int size, bool isRead)
    {
        Assert.Equal(isRead, await Record.ExceptionAsync(() => _download.RunAsync(_ => Whole(), size: size)) is null);
        Assert.Equal(isRead, await Record.ExceptionAsync(() => _download.RunAsync(
            _ => With(new() { Content = new StreamContent(new ForwardStream(FileBytes)) }, response => response.Headers.TransferEncodingChunked = true), size: size)) is null);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task Ten_redirects_are_followed(int redirects, bool isRead)
    {
        var exception = await Record.ExceptionAsync(() => _download.RunAsync(number => number > redirects
            ? Whole()
            : With(FunctionHandler.Status(Redirects[number % 5]), response =>
                response.Headers.Location = new Uri($"../{number}/b.zip?x=y", UriKind.Relative))));

        Assert.Equal(isRead, exception is null);
        Assert.Equal("https://openapi.truewatch.com/10/b.zip?x=y", _download.Requests[10].RequestUri!.AbsoluteUri);
        Assert.All(_download.Requests, request => Assert.Equal((0, "identity"), (request.Headers.Accept.Count, request.Headers.AcceptEncoding.ToString())));
        Assert.All(_download.Requests, request => Assert.StartsWith("TrueWatch.Generated/", request.Headers.UserAgent.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://localhost/a.zip", "http://store.example/b.zip", false)]
    [InlineData("http://localhost/a.zip", "http://127.0.0.1/b.zip", true)]
    [InlineData("http://localhost/a.zip", "https://store.example/b.zip", true)]
    [InlineData("https://store.example/a.zip", "http://localhost/b.zip", false)]
    [InlineData("https://store.example/a.zip", "ftp://store.example/b.zip", false)]
    public async Task A_redirect_stays_on_the_own_machine_or_is_encrypted(string link, string target, bool isFollowed)
    {
        var exception = await Record.ExceptionAsync(() => _download.RunAsync(
            number => number > 1 ? Whole() : With(FunctionHandler.Status(302), response => response.Headers.Location = new Uri(target)),
            link: link));

        Assert.Equal(isFollowed, exception is null);
        Assert.Equal(isFollowed ? 2 : 1, _download.Requests.Count);
    }

    [Theory]
    [InlineData("Identity", "application/zip", true)]
    [InlineData("gzip", "application/zip", false)]
    [InlineData(null, "application/problem+JSON", false)]
    [InlineData(null, "Text/HTML", false)]
    [InlineData(null, null, true)]
    public async Task What_is_encoded_or_speaks_of_something_else_is_no_file(string? encoding, string? type, bool isFile)
    {
        var exception = await Record.ExceptionAsync(() => _download.RunAsync(_ => With(Whole(), response =>
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding is null ? [] : [encoding]);
            response.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        })));

        Assert.Equal(isFile, exception is null);
    }

    [Fact]
    public async Task A_redirect_without_a_readable_target_is_no_file()
    {
        foreach (var location in (string?[])[null, "http://["])
        {
            var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => _download.RunAsync(_ => With(FunctionHandler.Status(302), response =>
                response.Headers.TryAddWithoutValidation("Location", location))));
            Assert.Equal(TrueWatchErrorKind.Redirected, exception.Kind);
        }
    }

    [Fact]
    public async Task A_download_with_the_key_waits_for_a_permit_and_one_without_does_not()
    {
        var time = new FakeTimeProvider();
        await _download.RunAsync(_ => Whole(), sendsKey: true, time: time);
        await _download.RunAsync(_ => Whole(), time: time);

        var third = _download.RunAsync(_ => Whole(), sendsKey: true, time: time);
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
            () => _download.RunAsync(_ => FunctionHandler.Status(429, retryAfter), sendsKey: true, retries: 0, limit: 9, time: time));

        var next = _download.RunAsync(_ => Whole(), sendsKey: true, limit: 9, time: time);
        time.Advance(TimeSpan.FromSeconds(least));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(most - least));
        await next;
    }

    [Fact]
    public async Task What_has_the_wrong_checksum_is_asked_for_anew_and_not_gone_on_with()
    {
        await _download.RunAsync(number => With(WithDigest("Digest", "sha-256={0}", number == 1 ? new byte[32] : Hash(32)), response =>
            response.Headers.ETag = EntityTagHeaderValue.Parse("\"v1\"")));

        Assert.Equal(FileBytes, _download.Destination.ToArray());
        Assert.Equal([null, null], _download.Requests.Select(request => request.Headers.Range));
    }

    [Fact]
    public async Task A_length_that_is_too_large_is_refused_before_anything_is_read()
    {
        var reads = 0;

        await Assert.ThrowsAsync<TrueWatchApiException>(() => _download.RunAsync(
            _ => new() { Content = new StreamContent(new ForwardStream(FileBytes, () => reads++)) { Headers = { ContentLength = 1001 } } }));

        Assert.Equal(0, reads);
    }

    [Fact]
    public async Task All_attempts_together_take_no_longer_than_a_call_may()
    {
        var time = new PauseTime(TimeSpan.FromMinutes(1));

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => _download.RunAsync(_ => FunctionHandler.Status(503), retries: int.MaxValue, time: time));

        Assert.Equal(_download.Requests.Count, exception.Attempts);
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Every_redirect_has_the_time_of_a_request()
    {
        var time = new PauseTime(TimeSpan.Zero);

        await _download.RunAsync(
            number =>
            {
                time.Advance(TimeSpan.FromSeconds(29));
                return number > 8 ? Whole() : With(FunctionHandler.Status(302), response => response.Headers.Location = new Uri("b.zip", UriKind.Relative));
            },
            time: time);

        Assert.Equal(FileBytes, _download.Destination.ToArray());
    }

    private static HttpResponseMessage WithDigest(string header, string format, byte[] hash) => With(Whole(), response =>
    {
        var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Convert.ToBase64String(hash));
        if (!response.Headers.TryAddWithoutValidation(header, value))
        {
            response.Content.Headers.TryAddWithoutValidation(header, value);
        }
    });

    private static HttpResponseMessage Part(string? tag, bool hasDate, string? ranges) =>
        With(new() { Content = new StreamContent(new MemoryStream(FileBytes, 0, 40)) }, response =>
        {
            response.Content.Headers.ContentLength = FileBytes.Length;
            response.Content.Headers.LastModified = hasDate ? new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) : null;
            response.Headers.ETag = tag is null ? null : EntityTagHeaderValue.Parse(tag);
            if (ranges is not null)
            {
                response.Headers.AcceptRanges.Add(ranges);
            }
        });

    private static byte[] Hash(int length) => length switch
    {
        32 => SHA256.HashData(FileBytes),
        64 => SHA512.HashData(FileBytes),
#pragma warning disable CA5351 // A checksum that stores still name.
        _ => MD5.HashData(FileBytes),
#pragma warning restore CA5351
    };
}
