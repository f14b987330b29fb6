using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Texts of the service are bounded and printable wherever they are shown, also those of responses that succeed.</summary>
public sealed class ServiceTextTests
{
    /// <summary>ESC, a bidi override, line separators, what is invisible, and a tag character; one space each.</summary>
    private const string Hostile = "a\u001b[31m\u202E\u2028\r\n\u0085\u2066\u200B\u3164\uDB40\uDC41\uDB40\uDDF0b";

    private const string Printable = "a [31m          b";

    private static readonly string InJson = string.Concat(Hostile.Select(character => $"\\u{(int)character:x4}"));

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Hostile, Printable)]
    [InlineData("plain ~", "plain ~")]
    [InlineData("\u034F\u115F\u180B\uFFA0\u00AD\uFEFF\uDB40\uDC00", "       ")]
    [InlineData("\u2764\uFE0F", "\u2764\uFE0F")]
    [InlineData("état ✓ \U0001F600 \U0001F468\u200D\U0001F469 \u0645\u06CC\u200C\u062E", "état ✓ \U0001F600 \U0001F468\u200D\U0001F469 \u0645\u06CC\u200C\u062E")]
    public void A_text_is_made_printable(string text, string expected) => Assert.Equal(expected, PrintableText.OneLine(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => Assert.Equal("\uFFFD \uFFFDx\uFFFD", PrintableText.OneLine("\uD800 \uDC00x\uD800"));

    [Fact]
    public void Lines_are_kept_where_they_are_wanted() => Assert.Equal("a\r\n\tb c", PrintableText.Lines("a\r\n\tb\u001bc"));

    [Fact]
    public void A_long_text_is_cut_and_never_within_a_character()
    {
        Assert.Equal(new string('x', 8192), PrintableText.OneLine(new string('x', 8192)));
        Assert.Equal(new string('x', 8192) + "…", PrintableText.OneLine(new string('x', 8193)));
        Assert.Equal(new string('x', 8191) + "…", PrintableText.OneLine(new string('x', 8191) + "\U0001F600"));
    }

    [Fact]
    public async Task Texts_of_an_answer_that_succeeds_are_cut_and_otherwise_as_they_came()
    {
        var text = new string('s', 1_000_000);
        using var test = new ClientUnderTest(
            $$"""{"success":true,"message":"{{text}}","traceId":"{{InJson}}","content":{"status":"{{text}}","message":"{{text}}","errorCode":"{{text}}","action":"{{text}}"} }""");

        var response = await test.Client.QueryActionStatusAsync("task_xxxx", TestCanceled);
        var task = response.Content;

        Assert.All([response.Message, task.StatusValue, task.Message, task.ErrorCode, task.Action], one => Assert.Equal(8193, one?.Length));
        Assert.Equal(Hostile, response.TraceId);
    }

    [Theory]
    [InlineData("""{"success":false,"errorCode":"TEXT","message":"TEXT","traceId":"TEXT"}""", 403)]
    [InlineData("""{"success":true,"errorCode":"TEXT","content":{"status":"ok"}}""", 200)]
    [InlineData("""{"success":true,"code":"TEXT","content":{"status":"ok"}}""", 200)]
    [InlineData("""{"success":true,"content":{"status":{"TEXT":1}}}""", 200)]
    [InlineData("""{"success":true,"content":{"status":"ok","import_info":{"TEXT":{"TEXT":TEXT""", 200)]
    [InlineData("""{"TEXT":{"TEXT":[TEXT""", 502)]
    public async Task No_exception_of_a_call_shows_what_a_terminal_obeys(string body, int status)
    {
        using var escaped = new ClientUnderTest(body.Replace("TEXT", InJson, StringComparison.Ordinal), (HttpStatusCode)status);
        using var raw = new ClientUnderTest(body.Replace("TEXT", "a\u001b\u202E\u2028b", StringComparison.Ordinal), (HttpStatusCode)status);

        AssertPrintable(await escaped.FailureAsync());
        AssertPrintable(await raw.FailureAsync());
    }

    [Fact]
    public async Task A_failure_on_the_way_that_quotes_the_server_is_printable_with_its_causes()
    {
        using var test = new ClientUnderTest(_ => throw new HttpRequestException(Hostile, new IOException("inner" + Hostile)));

        var exception = await test.FailureAsync();

        AssertPrintable(exception);
        Assert.Contains(Printable, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_of_a_host_shows_what_a_terminal_obeys_in_a_header()
    {
        var services = HostingServices.Create();
        using var loggers = services.CollectLogs();
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey(ClientUnderTest.Key))
            .ConfigurePrimaryHttpMessageHandler(() => new FunctionHandler(() =>
            {
                var response = HostingServices.Answer();
                response.Headers.TryAddWithoutValidation("X-Note", "a\u001b[31m\u009bb");
                response.Content.Headers.TryAddWithoutValidation("X-Name", Hostile.Replace("\r\n", "", StringComparison.Ordinal));
                response.Headers.TryAddWithoutValidation("X-Kept", "état");
                return response;
            }));
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("ok", await provider.GetRequiredService<ITrueWatchClient>().CallAsync());

        Assert.Contains(loggers.Entries, entry => entry.Text.Contains("X-Kept=System.String[] [état]", StringComparison.Ordinal));
        Assert.All(loggers.Entries, entry => AssertPrintable(entry.Text));
    }

    [Theory]
    [InlineData("error")]
    [InlineData("TEXT")]
    [InlineData("ok")]
    public async Task No_end_of_a_wait_shows_what_a_terminal_obeys_and_none_is_long(string status)
    {
        using var loggers = new CollectingLoggers();
        var options = ClientUnderTest.Options();
        options.LoggerFactory = loggers;
        options.TimeProvider = new PauseTime(TimeSpan.FromHours(2));
        var body = Json.Success($$"""{"status":"{{status}}","message":"TEXT LONG","errorCode":"TEXT LONG"}""")
            .Replace("TEXT", InJson, StringComparison.Ordinal).Replace("LONG", new string('x', 100_000), StringComparison.Ordinal);
        using var test = new ClientUnderTest(_ => Task.FromResult(ClientUnderTest.Response(body)), options);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => test.Client.WaitForTaskAsync(
            Hostile,
            new PollingOptions { Timeout = TimeSpan.FromMinutes(1), ThrowOnPartialSuccess = true },
            cancellationToken: TestCanceled));

        AssertPrintable(exception);
        Assert.InRange(exception.Message.Length, 1, 30_000);
        Assert.NotEmpty(loggers.Entries);
        Assert.All(loggers.Entries.Where(entry => entry.Level != LogLevel.None), entry => AssertPrintable(entry.Text));
    }

    private static void AssertPrintable(Exception exception)
    {
        Assert.Equal(PrintableText.OneLine(exception.Message), exception.Message.Length > 8192 ? exception.Message[..8192] + "…" : exception.Message);
        AssertPrintable(exception.ToString());
    }

    private static void AssertPrintable(string text) => Assert.DoesNotContain(text, character =>
        char.IsControl(character) && character is not ('\r' or '\n') || character is '\u202E' or '\u2028' or '\u2066' or '\u200B' or '\u3164' or '\uDB40');
}
