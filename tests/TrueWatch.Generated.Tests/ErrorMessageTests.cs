using System.Net;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

public sealed class ErrorMessageTests
{
    [Fact]
    public async Task A_rate_limit_names_the_limit_and_what_the_service_said()
    {
        using var test = new ClientUnderTest(
            Json.Failure("401", "ft.TriggerApiAkCurrentLimiting", "Too fast"), HttpStatusCode.Unauthorized);

        Assert.Equal(
            "The rate limit of the API key was exceeded (HTTP 401, error code ft.TriggerApiAkCurrentLimiting, trace id TRACE-XXXX). The service says: \"Too fast\". One API key may send 20 requests a minute: wait a minute, and send fewer requests.",
            (await test.FailureAsync()).Message);
    }

    [Fact]
    public async Task A_limit_of_the_workspace_names_its_own_number()
    {
        using var test = new ClientUnderTest(
            Json.Failure("401", "ft.TriggerApiWorkspaceCurrentLimiting"), HttpStatusCode.Unauthorized);

        Assert.Contains("200 requests a minute", (await test.FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_tells_where_keys_are_made_and_which_site_was_asked()
    {
        using var test = new ClientUnderTest(Json.Failure("403", "ft.InvalidAPIKey"), HttpStatusCode.Forbidden);

        var message = (await test.FailureAsync()).Message;

        Assert.Contains("Management > API Key Management", message, StringComparison.Ordinal);
        Assert.Contains("https://openapi.truewatch.com", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Forbidden")]
    [InlineData("<html><title>403 Forbidden</title></html>")]
    [InlineData("{}")]
    [InlineData("""{"message":"Forbidden"}""")]
    [InlineData("""{"code":403,"success":false,"errorCode":"","message":"Access denied by policy"}""")]
    public async Task What_a_gateway_refuses_is_not_said_to_be_the_key(string body)
    {
        using var test = new ClientUnderTest(body, HttpStatusCode.Forbidden);

        var failure = await test.FailureAsync();

        Assert.Equal(TrueWatchErrorKind.Unauthorized, failure.Kind);
        Assert.StartsWith("Access was refused (HTTP 403).", failure.Message, StringComparison.Ordinal);
        Assert.Contains("check for a proxy or a gateway", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key", failure.Message, StringComparison.OrdinalIgnoreCase);
        var wait = new PollingFaultException(
            new PollingReport { Operation = "Task", Arguments = [] }, new PollingFault(PollingFaultKind.Refused, "HTTP 403"), failure);
        Assert.StartsWith("Access was refused. ", wait.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key", wait.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_excerpt_of_a_foreign_body_is_short_and_printable()
    {
        using var test = new ClientUnderTest(
            "<html>\u001b[31m\r\n" + new string('x', 186) + "\U0001F600" + new string('y', 5000), HttpStatusCode.BadGateway);

        var message = (await test.FailureAsync()).Message;

        Assert.Contains("begins with \"<html> [31m  xxx", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsControl);
        Assert.EndsWith("xxx…\". Try again later.", message, StringComparison.Ordinal);
        Assert.True(message.Length < 400, message);
    }

    [Fact]
    public async Task A_field_of_the_wrong_type_is_named()
    {
        using var test = new ClientUnderTest(Json.Success("""{"status":["ok"]}"""));

        Assert.Contains("$.content.status", (await test.FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/path?x=1", "https://elsewhere.example")]
    [InlineData("/login", "https://openapi.truewatch.com")]
    public async Task A_redirect_is_not_followed_and_names_its_target_host(string location, string host)
    {
        var response = ClientUnderTest.Response("", HttpStatusCode.Found);
        response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
        using var test = new ClientUnderTest(response);

        var exception = await test.FailureAsync();

        Assert.Equal(TrueWatchErrorKind.Redirected, exception.Kind);
        Assert.Equal(HttpStatusCode.Found, exception.StatusCode);
        Assert.Contains($"redirects to {host}.", exception.Message, StringComparison.Ordinal);
        Assert.Single(test.Requests);
    }
}
