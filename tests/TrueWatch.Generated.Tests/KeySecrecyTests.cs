using System.Net;
using System.Text.Json;

namespace TrueWatch.Generated.Tests;

/// <summary>A service that echoes the key in whatever it sends does not get it into a text of the client.</summary>
public sealed class KeySecrecyTests
{
    private const string Key = ClientUnderTest.Key;

    public static TheoryData<string, int> Echoes { get; } = new()
    {
        { Key, 200 },
        { $"<html>{Key}</html>", 502 },
        { $"<html>{WebUtility.HtmlEncode(Key)}</html>", 403 },
        { $"<a href='?key={Uri.EscapeDataString(Key)}'>", 404 },
        { new string('x', 190) + Key, 500 },
        { $"\"{Key}\"", 200 },
        { $"[\"{Key}\"]", 200 },
        { Json.Failure("403", "ft.InvalidAPIKey", $"no such key: {Key}"), 403 },
        { Json.Failure("403", Key, Key), 403 },
        { $$"""{"success":false,"traceId":"{{Key}}","message":["{{Key}}"]}""", 200 },
        { """{"success":true,"content":{"status":{"KEY":1}}}""".Replace("KEY", Key, StringComparison.Ordinal), 200 },
        { Json.Success($$"""{"status":"ok","import_info":{"{{Key}}":{ "a":x } } }"""), 200 },
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task An_echoed_key_is_in_no_text_of_the_exception(string body, int status)
    {
        using var test = new ClientUnderTest(body, (HttpStatusCode)status);

        AssertSecret(await test.FailureAsync());
    }

    [Fact]
    public async Task A_redirect_to_an_address_with_the_key_does_not_name_it()
    {
        var response = ClientUnderTest.Response(Key, HttpStatusCode.Found);
        response.Headers.Location = new Uri($"https://elsewhere.example/?key={Uri.EscapeDataString(Key)}");
        using var test = new ClientUnderTest(response);

        AssertSecret(await test.FailureAsync());
    }

    [Fact]
    public async Task An_inner_exception_with_the_key_is_left_out()
    {
        using var test = new ClientUnderTest(
            _ => throw new HttpRequestException($"proxy refused {Key}", new IOException(Key)));

        var exception = await test.FailureAsync();

        AssertSecret(exception);
        Assert.Contains(": (repeats the API key).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_too_short_to_be_recognized_mangles_no_other_word()
    {
        var options = ClientUnderTest.Options();
        options.ApiKey = new TrueWatchApiKey("k");
        using var test = new ClientUnderTest(
            _ => Task.FromResult(ClientUnderTest.Response(Json.Failure("403", "ft.InvalidAPIKey", "No key k"), HttpStatusCode.Forbidden)), options);

        var exception = await test.FailureAsync();

        Assert.Equal(("ft.InvalidAPIKey", "No key k"), (exception.ErrorCode, exception.ServiceMessage));
    }

    [Fact]
    public void No_object_shows_the_key()
    {
        var key = new TrueWatchApiKey(Key);
        var options = new TrueWatchClientOptions { ApiKey = key };
        using var client = new TrueWatchClient(options);

        Assert.Equal("TrueWatch API key (redacted)", key.ToString());
        Assert.DoesNotContain(Key, $"{key} {options} {client}", StringComparison.Ordinal);
        Assert.Equal("{}", JsonSerializer.Serialize(key));
        Assert.Equal("TrueWatchClient (https://openapi.truewatch.com/)", client.ToString());
    }

    private static void AssertSecret(TrueWatchApiException exception)
    {
        string?[] texts = [exception.ToString(), exception.ErrorCode, exception.ServiceMessage, exception.TraceId, exception.RawBody];
        Assert.DoesNotContain(texts, text => text is not null && new KeyFinder(Key).IsIn(text));
    }
}
