using System.Net;

namespace TrueWatch.Generated.Tests;

public sealed class ErrorClassificationTests
{
    [Theory]
    [InlineData(401, "ft.TriggerApiAkCurrentLimiting", TrueWatchErrorKind.RateLimited)]
    [InlineData(401, "ft.TriggerApiWorkspaceCurrentLimiting", TrueWatchErrorKind.RateLimited)]
    [InlineData(200, "ft.TriggerApiAkCurrentLimiting", TrueWatchErrorKind.RateLimited)]
    [InlineData(403, "ft.InvalidAPIKey", TrueWatchErrorKind.Unauthorized)]
    [InlineData(401, "ft.InvalidAPIKey", TrueWatchErrorKind.Unauthorized)]
    [InlineData(200, "ft.InvalidAPIKey", TrueWatchErrorKind.Unauthorized)]
    [InlineData(400, "", TrueWatchErrorKind.BadRequest)]
    [InlineData(401, "", TrueWatchErrorKind.Unauthorized)]
    [InlineData(401, "ft.Other", TrueWatchErrorKind.Unauthorized)]
    [InlineData(403, "ft.Other", TrueWatchErrorKind.Unauthorized)]
    [InlineData(404, "ft.Other", TrueWatchErrorKind.BadRequest)]
    [InlineData(408, "", TrueWatchErrorKind.ServerFault)]
    [InlineData(429, "", TrueWatchErrorKind.RateLimited)]
    [InlineData(500, "", TrueWatchErrorKind.ServerFault)]
    [InlineData(503, "ft.Other", TrueWatchErrorKind.ServerFault)]
    [InlineData(304, "", TrueWatchErrorKind.Redirected)]
    [InlineData(600, "", TrueWatchErrorKind.NotUnderstood)]
    public async Task The_error_code_comes_first_and_then_the_status(int status, string errorCode, TrueWatchErrorKind kind)
    {
        var body = Json.Failure(status.ToString(System.Globalization.CultureInfo.InvariantCulture), errorCode);
        using var test = new ClientUnderTest(body, (HttpStatusCode)status);

        var exception = await test.FailureAsync();

        Assert.Equal(kind, exception.Kind);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(errorCode is "" ? null : errorCode, exception.ErrorCode);
        Assert.Equal("It failed", exception.ServiceMessage);
        Assert.Equal("TRACE-XXXX", exception.TraceId);
    }

    [Theory]
    [InlineData("500", TrueWatchErrorKind.ServerFault)]
    [InlineData("\"404\"", TrueWatchErrorKind.BadRequest)]
    [InlineData("403", TrueWatchErrorKind.Unauthorized)]
    [InlineData("429", TrueWatchErrorKind.RateLimited)]
    [InlineData("200", TrueWatchErrorKind.NotUnderstood)]
    [InlineData("null", TrueWatchErrorKind.NotUnderstood)]
    [InlineData("{}", TrueWatchErrorKind.NotUnderstood)]
    public async Task An_unknown_error_under_a_successful_status_is_classified_by_the_envelopes_code(
        string code, TrueWatchErrorKind kind)
    {
        using var test = new ClientUnderTest(Json.Failure(code, "ft.Other"));

        var exception = await test.FailureAsync();

        Assert.Equal(kind, exception.Kind);
        Assert.Equal("ft.Other", exception.ErrorCode);
        Assert.Null(exception.InnerException);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"status":"ok"}""")]
    public async Task The_content_of_an_error_can_be_anything(string content)
    {
        using var test = new ClientUnderTest(Json.Failure("403", "ft.InvalidAPIKey", content: content), HttpStatusCode.Forbidden);

        Assert.Equal("ft.InvalidAPIKey", (await test.FailureAsync()).ErrorCode);
    }

    [Fact]
    public async Task An_envelope_with_fields_of_other_types_is_read_as_far_as_possible()
    {
        using var test = new ClientUnderTest(
            """{"success":"false","code":[],"errorCode":7,"message":{"a":1},"traceId":123,"content":null}""",
            HttpStatusCode.InternalServerError);

        var exception = await test.FailureAsync();

        Assert.Equal(TrueWatchErrorKind.ServerFault, exception.Kind);
        Assert.Equal("7", exception.ErrorCode);
        Assert.Equal("""{"a":1}""", exception.ServiceMessage);
        Assert.Equal("123", exception.TraceId);
    }

    [Fact]
    public async Task An_error_status_is_an_error_even_when_the_envelope_says_success()
    {
        using var test = new ClientUnderTest(Json.Documented, HttpStatusCode.BadGateway);

        Assert.Equal(TrueWatchErrorKind.ServerFault, (await test.FailureAsync()).Kind);
    }
}
