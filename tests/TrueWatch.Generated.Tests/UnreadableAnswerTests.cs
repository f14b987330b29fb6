using System.Net;
using System.Text;

namespace TrueWatch.Generated.Tests;

public sealed class UnreadableAnswerTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("<!DOCTYPE html><html><body>Bad gateway</body></html>")]
    [InlineData("Forbidden")]
    [InlineData("""{"code":200,"content":{"status":"ok","act""")]
    [InlineData(Json.Documented + "x")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":true,"content":null}""")]
    [InlineData("""{"success":true,"content":"text"}""")]
    [InlineData("""{"success":true,"content":[]}""")]
    [InlineData("""{"success":true,"content":{}}""")]
    [InlineData("""{"success":true,"content":{"status":null}}""")]
    [InlineData("""{"success":true,"content":{"status":1}}""")]
    [InlineData("""{"success":null,"content":{"status":"ok"}}""")]
    [InlineData("""{"content":{"status":"ok"}}""")]
    public async Task A_successful_status_with_anything_but_the_documented_json_is_not_understood(string body)
    {
        using var test = new ClientUnderTest(body);

        var exception = await test.FailureAsync();

        Assert.Equal(TrueWatchErrorKind.NotUnderstood, exception.Kind);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
        Assert.Contains("The body", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, TrueWatchErrorKind.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound, TrueWatchErrorKind.BadRequest)]
    [InlineData(HttpStatusCode.BadGateway, TrueWatchErrorKind.ServerFault)]
    [InlineData(HttpStatusCode.TooManyRequests, TrueWatchErrorKind.RateLimited)]
    public async Task An_error_without_json_is_classified_by_its_status(HttpStatusCode status, TrueWatchErrorKind kind)
    {
        using var test = new ClientUnderTest("<html>denied</html>", status);

        var exception = await test.FailureAsync();

        Assert.Equal(kind, exception.Kind);
        Assert.Null(exception.ErrorCode);
        Assert.Contains("<html>denied</html>", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_not_understood()
    {
        using var test = new ClientUnderTest(
            new HttpResponseMessage { Content = new ByteArrayContent([0xFF, 0xFE, 0x00, 0x80, 0x0A]) });

        Assert.Equal(TrueWatchErrorKind.NotUnderstood, (await test.FailureAsync()).Kind);
    }

    [Theory]
    [InlineData("\"message\":\"\\uD800\"")]
    [InlineData("\"message\":\"\u0080\"")]
    [InlineData("\"\u0080\":1")]
    public async Task A_message_that_is_not_valid_unicode_hides_nothing_else(string message)
    {
        // In Latin-1 the character U+0080 becomes a lone byte 0x80, which is not UTF-8.
        var body = Encoding.Latin1.GetBytes($$"""{"success":false,"errorCode":"ft.InvalidAPIKey",{{message}}}""");
        using var test = new ClientUnderTest(
            new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new ByteArrayContent(body) });

        Assert.Equal("ft.InvalidAPIKey", (await test.FailureAsync()).ErrorCode);
    }

    [Fact]
    public async Task A_name_that_is_not_valid_unicode_does_not_cost_the_answer()
    {
        const string Body = """{"success":true,"content":{"status":"ok"},"\uD800":1}""";
        using var success = new ClientUnderTest(Body);
        using var failure = new ClientUnderTest(Body, HttpStatusCode.Forbidden);

        var answer = await success.Client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken);

        Assert.Equal(["\uFFFD"], answer.AdditionalProperties!.Keys);
        Assert.Equal(TrueWatchErrorKind.Unauthorized, (await failure.FailureAsync()).Kind);
    }

    [Fact]
    public async Task Json_of_absurd_depth_is_not_understood()
    {
        using var test = new ClientUnderTest(Json.Success("""{"status":"ok","deep":""" + new string('[', 100_000)));

        Assert.Equal(TrueWatchErrorKind.NotUnderstood, (await test.FailureAsync()).Kind);
    }
}
