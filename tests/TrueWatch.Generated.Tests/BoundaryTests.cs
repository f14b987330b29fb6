using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

/// <summary>Sizes, times and texts at the very edge of what is allowed, and one beyond it.</summary>
public sealed class BoundaryTests
{
    private const string Secret = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(@"\/\/u:p@a, //v:q@b", @"\/\/a, //b")]
    [InlineData(@"//u:p@a, \/\/v:q@b", @"//a, \/\/b")]
    [InlineData("//@a", "//a")]
    [InlineData("//u@", "//")]
    [InlineData("//a//u@b", "//a//b")]
    [InlineData("//a\"u@b//", "//a\"u@b//")]
    [InlineData("//a?u@b//a#u@b//a<u@b//a>u@b//a u@b//a\\u@b", "//a?u@b//a#u@b//a<u@b//a>u@b//a u@b//a\\u@b")]
    public void User_information_is_left_out_wherever_the_address_is(string text, string clean) => Assert.Equal(clean, AddressText.WithoutUserInfo(text));

    [Theory]
    [InlineData(@"\uD800", @"\uFFFD")]
    [InlineData(@"\uD83D\uDE00", @"\uD83D\uDE00")]
    [InlineData(@"\ud83d\ude00", @"\ud83d\ude00")]
    [InlineData(@"\uD83D\uDE0", @"\uFFFD\uDE0")]
    [InlineData(@"\uD83D\uE000", @"\uFFFD\uE000")]
    [InlineData(@"\uD83DxuDE00", @"\uFFFDxuDE00")]
    [InlineData(@"\uD83D\xDE00", @"\uFFFD\xDE00")]
    [InlineData(@"\uDBFF\uDFFF", @"\uDBFF\uDFFF")]
    [InlineData(@"\uDC00\uD800", @"\uFFFD\uFFFD")]
    [InlineData(@"\uDFFF", @"\uFFFD")]
    [InlineData(@"\uD7FF\uE000", @"\uD7FF\uE000")]
    [InlineData(@"\\uD800", @"\\uD800")]
    [InlineData(@"\\\uD800", @"\\\uFFFD")]
    [InlineData(@"\uD80", @"\uD80")]
    [InlineData(@"\uD8/0\uD8:0\uD8@0\uD8G0\uD8`0\uD8g0", @"\uD8/0\uD8:0\uD8@0\uD8G0\uD8`0\uD8g0")]
    [InlineData(@"\uD8a0\uD8F0\uD8f9\uDCA0", @"\uFFFD\uFFFD\uD8f9\uDCA0")]
    [InlineData(@"\u", @"\u")]
    [InlineData("\\u\\", "\\u\\")]
    public void Half_of_a_pair_is_replaced_wherever_it_stands(string json, string replaced) =>
        Assert.Equal(replaced, Encoding.UTF8.GetString(WellFormedJson.Of(Encoding.UTF8.GetBytes(json)).Span));

    [Theory]
    [InlineData("a\r\nb", "a%0D%0Ab")]
    [InlineData("a\"b", "a%22b")]
    [InlineData("\r", "%0D")]
    [InlineData("naïve.zip", "naïve.zip")]
    public async Task A_name_ends_no_line_of_a_form(string name, string escaped)
    {
        using var file = new MemoryStream([1]);
        var form = new FormBody().Field(name, "v").Field("n", null).File("f", null).File(name, new FileUpload(file, $"{name}.zip")).File("g", new FileUpload(file, "g") { ContentType = "a/b\r\nX: y" });
        using var content = form.ToContent(new CallClock(TimeProvider.System));

        var text = await content.ReadAsStringAsync(TestCanceled);

        var boundary = content.Headers.ContentType!.Parameters.Single().Value!;
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"{escaped}\"\r\n\r\nv\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"{escaped}\"; filename=\"{escaped}.zip\"\r\nContent-Type: application/octet-stream\r\n\r\n\u0001\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"g\"; filename=\"g\"\r\nContent-Type: a/bX: y\r\n\r\n\u0001\r\n"
            + $"--{boundary}--\r\n",
            text);
        Assert.Equal("multipart/form-data", content.Headers.ContentType.MediaType);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("a b-c_d1", true)]
    [InlineData("a.b", false)]
    public void A_site_that_does_not_exist_is_shown_if_it_may_be_a_name(string name, bool isShown) =>
        Assert.StartsWith(
            $"There is no TrueWatch site {(isShown ? $"'{name}'" : "of this name")}. The sites are us1 (Oregon), eu1",
            Assert.Throws<ArgumentException>(() => TrueWatchSite.Find(name)).Message,
            StringComparison.Ordinal);

    /// <summary>Twelve characters of it are found to the last one, and eleven are not.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("xy")]
    public void Twelve_characters_of_the_key_are_an_echo(string before)
    {
        var finder = new KeyFinder(Secret);
        Assert.True(new KeyFinder(Secret[..12]).IsIn(Secret[..12]));
        for (var start = 0; start + 12 <= Secret.Length; start++)
        {
            Assert.True(finder.IsIn(Secret.Substring(start, 12)));
            Assert.False(finder.IsIn($"{Secret.Substring(start, 11)}-"));
        }

        // The first and the last character of Base64 can have bits of what stands before and behind.
        var first = before.Length == 0 ? 0 : before.Length + 1;
        var base64 = Convert.ToBase64String(Encoding.ASCII.GetBytes(before + Secret)).TrimEnd('=');
        for (var start = first; start + 12 <= base64.Length - 1; start++)
        {
            Assert.True(finder.IsIn(base64.Substring(start, 12)));
        }
    }

    [Theory]
    [InlineData(@"AbCd\nEfGhIjKl")]
    [InlineData(@"AbCd\rEfGhIjKl")]
    [InlineData(@"AbCd\tEfGhIjKl")]
    [InlineData(@"AbCd\bEfGhIjKl")]
    [InlineData(@"AbCd\fEfGhIjKl")]
    [InlineData(@"AbCd\\\\nEfGhIjKl")]
    [InlineData("AbCdéEfGhIjKl")]
    public void What_breaks_the_key_up_hides_it_not(string text) => Assert.True(new KeyFinder(Secret).IsIn(text));

    [Theory]
    [InlineData("deflate", 0x78, 0x9C)]
    [InlineData("deflate", 0x78, 0x01)]
    [InlineData("deflate", 0x58, 0x85)]
    public async Task A_header_of_zlib_is_known_by_its_two_bytes(string encoding, byte first, byte second)
    {
        using var data = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(data, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(Json.Documented));
        }

        var adler = Adler(Encoding.UTF8.GetBytes(Json.Documented));
        byte[] body = [first, second, .. data.ToArray(), (byte)(adler >> 24), (byte)(adler >> 16), (byte)(adler >> 8), (byte)adler];
        var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentEncoding.Add(encoding);
        using var test = new ClientUnderTest(response);

        Assert.Equal("ok", (await test.TaskAsync()).StatusValue);
    }

    /// <summary>A block that is stored as it is, whose first bytes are a multiple of 31 as those of zlib are.</summary>
    [Fact]
    public async Task What_only_resembles_a_header_of_zlib_is_data()
    {
        const byte size = 240;
        byte[] body = [1, size, 0, 255 - size, 255, .. Encoding.UTF8.GetBytes(Json.Documented.PadRight(size))];
        Assert.Equal((0, size), (((body[0] << 8) | body[1]) % 31, body.Length - 5));
        var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentEncoding.Add("deflate");
        using var test = new ClientUnderTest(response);

        Assert.Equal("ok", (await test.TaskAsync()).StatusValue);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(4095, 1)]
    [InlineData(4096, 0)]
    [InlineData(4096, 4097)]
    [InlineData(65536, 1)]
    public async Task A_body_is_read_up_to_its_size_however_it_comes(int size, int more)
    {
        var bytes = new byte[size + more];
        new Random(4711).NextBytes(bytes);
        foreach (var expected in (long?[])[null, 0, size, size + more, long.MaxValue])
        {
            using var body = await AnswerBody.ReadAsync(new ForwardStream(bytes), Math.Max(size, 1), expected, TestCanceled);

            Assert.Equal(bytes.Take(Math.Max(size, 1)), body.Bytes.ToArray());
            Assert.Equal(bytes.Length > Math.Max(size, 1), body.IsTooLarge);
        }
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(201, true)]
    public async Task An_excerpt_has_two_hundred_characters(int length, bool isCut)
    {
        using var test = new ClientUnderTest(new string('x', length), HttpStatusCode.BadGateway);

        Assert.Contains($"begins with \"{new string('x', 200)}{(isCut ? "…" : "")}\".", (await test.FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8192, false)]
    [InlineData(8193, true)]
    public async Task A_raw_body_has_8192_characters(int length, bool isCut)
    {
        using var test = new ClientUnderTest(new string('\u20AC', length), HttpStatusCode.BadGateway);

        Assert.Equal(new string('\u20AC', 8192) + (isCut ? "…" : ""), (await test.FailureAsync()).RawBody);
    }

    [Fact]
    public void Times_and_numbers_may_be_exactly_at_their_limits()
    {
        var options = ClientUnderTest.Options();
        options.Timeout = options.AttemptTimeout = options.ConnectTimeout = TimeSpan.FromDays(1);
        options.Timeout = options.AttemptTimeout = options.ConnectTimeout = TimeSpan.FromTicks(1);
        options.MaximumRetries = 0;
        options.MaximumAnswerSize = 1;
        Assert.Equal(1, new DownloadOptions { MaximumSize = 1 }.MaximumSize);
        Assert.Equal(0, new FileUpload(Stream.Null, "a") { Length = 0 }.Length);
        Assert.Equal(0, new FileUpload(new MemoryStream([1, 2]) { Position = 5 }, "a").Length);
        foreach (var wrong in (Action[])
        [
            () => options.Timeout = TimeSpan.Zero, () => options.Timeout = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1), () => options.MaximumRetries = -1,
            () => options.MaximumAnswerSize = 0, () => _ = new DownloadOptions { MaximumSize = 0 }, () => _ = new FileUpload(Stream.Null, "a") { Length = -1 },
        ])
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>(wrong);
            Assert.Equal("value", exception.ParamName);
        }
    }

    /// <summary>Every reading of the clock takes a second.</summary>
    [Fact]
    public void A_call_has_all_of_its_time_as_long_as_only_its_preparation_took_any()
    {
        using var clock = new CallClock(new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) });
        clock.Begin(TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(30), clock.LeftToBegin);
        Assert.Equal(TimeSpan.FromSeconds(30), clock.BeginRequest(TimeSpan.FromSeconds(30)));

        clock.Begin(TimeSpan.FromSeconds(30), CancellationToken.None);
        clock.BeginPreparation();
        Assert.InRange(clock.LeftToBegin, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(29));
    }

    /// <summary>A timer that was set for an attempt before rings too early for the next one, or when there is none.</summary>
    [Theory]
    [InlineData(10, 20)]
    [InlineData(40, 29)]
    public void Every_attempt_has_its_own_time(int pause, int more)
    {
        var time = new FakeTimeProvider();
        using var clock = new CallClock(time);
        clock.Begin(TimeSpan.FromSeconds(60), CancellationToken.None);
        clock.BeginRequest(TimeSpan.FromSeconds(30));
        Assert.Equal(!ThisBuild.AcceptedEncodings.Contains("br", StringComparison.Ordinal), !clock.TryEnd());
        time.Advance(TimeSpan.FromSeconds(pause));

        clock.Begin(TimeSpan.FromSeconds(60), CancellationToken.None);
        clock.BeginRequest(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(more));
        Assert.False(clock.IsTimeUp);
        time.Advance(TimeSpan.FromSeconds(30 - more));
        Assert.True(clock.IsTimeUp);
    }

    [Theory]
    [InlineData("""{"x":{"success":1},"success":2}""", null)]
    [InlineData("""{"x":[{"success":1}],"success":2}""", null)]
    [InlineData("""{"success":{"code":1},"code":2}""", null)]
    [InlineData("""{"success":{"a":1,"a":2},"success":2}""", "success")]
    [InlineData("""{"content":{"import_info":{"failCount":1,"failCount":1}}}""", "failCount")]
    [InlineData("""[{"success":1,"success":2}]""", null)]
    [InlineData("", null)]
    public void A_member_is_repeated_where_it_counts(string json, string? name) => Assert.Equal(name, RepeatedMember.Find(Encoding.UTF8.GetBytes(json)));

    /// <summary>As its timestamps are large numbers, differences of them have to be taken before they are fractions.</summary>
    [Fact]
    public void The_time_is_exact_on_a_clock_that_began_long_ago()
    {
        for (var ticks = 0; ticks < 128; ticks++)
        {
            var time = new FakeTimeProvider(new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks));
            using var clock = new CallClock(time);
            clock.Begin(TimeSpan.FromMilliseconds(7), CancellationToken.None);
            clock.BeginRequest(TimeSpan.FromMilliseconds(3));
            time.Advance(TimeSpan.FromMilliseconds(3));
            Assert.True(clock.IsTimeUp);
            Assert.Equal(TimeSpan.FromMilliseconds(4), clock.Left);
        }
    }

    private static uint Adler(byte[] data)
    {
        uint one = 1, two = 0;
        foreach (var each in data)
        {
            one = (one + each) % 65521;
            two = (two + one) % 65521;
        }

        return (two << 16) | one;
    }
}
