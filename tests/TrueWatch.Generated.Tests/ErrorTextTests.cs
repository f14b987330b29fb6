using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.RateLimiting;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>What each failure says, word for word, and what of it is the advice: that stands behind a bar here.</summary>
public sealed class ErrorTextTests : IDisposable
{
    private const string Service = "https://openapi.truewatch.com";
    private const string LinkAdvice = "The link may have expired: get the task's status again. If it needs the API key, set DownloadOptions.SendApiKey.";

    private readonly MemoryStream _destination = new();

    public void Dispose() => _destination.Dispose();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    /// <summary>Status, body and what the failure says.</summary>
    public static TheoryData<int, string, string> Answers => new()
    {
        { 429, "", "A rate limit was exceeded (HTTP 429). The body is empty. | Wait a minute, and send fewer requests." },
        { 401, Json.Failure("401", "ft.TriggerApiWorkspaceCurrentLimiting"), "The rate limit of the workspace was exceeded (HTTP 401, error code ft.TriggerApiWorkspaceCurrentLimiting, trace id TRACE-XXXX). The service says: \"It failed\". | All keys of one workspace together may send 200 requests a minute: wait a minute, and send fewer requests." },
        { 403, Json.Failure("403", "ft.InvalidAPIKey"), $"The service refused the API key (HTTP 403, error code ft.InvalidAPIKey, trace id TRACE-XXXX). The service says: \"It failed\". | Check that it is the secret of a key (not the Key ID) and that {Service} is the site of its workspace. Create keys in the workspace under Management > API Key Management." },
        { 401, "{\"traceId\":\"T\"}", $"The service refused the API key (HTTP 401, trace id T). | Check that it is the secret of a key (not the Key ID) and that {Service} is the site of its workspace. Create keys in the workspace under Management > API Key Management." },
        { 403, "{\"message\":\"No\"}", $"Access was refused (HTTP 403). The service says: \"No\". | The response is not from the service: check for a proxy or a gateway that refuses the request, and that {Service} is the service." },
        { 400, Json.Failure("400", "ft.Wrong", ""), "The service refused the request (HTTP 400, error code ft.Wrong, trace id TRACE-XXXX)." },
        { 503, "busy", "The service failed (HTTP 503). The body is not the documented JSON object; it begins with \"busy\". | Try again later." },
        { 408, "", "The service failed (HTTP 408). The body is empty. | Try again later." },
        { 200, "", $"The service's response was not understood (HTTP 200). The body is empty. | Check that {Service} is the service, and not a proxy." },
        { 200, "[1]", $"The service's response was not understood (HTTP 200). The body is not the documented JSON object; it begins with \"[1]\". | Check that {Service} is the service, and not a proxy." },
        { 200, "{}", "The service's response was not understood (HTTP 200). The body is JSON, but not the documented response: JSON deserialization for type 'TrueWatch.Generated.ResourceTaskResponse' was missing required properties including: 'content', 'success'." },
        { 200, "{\"success\":false,\"code\":700}", "The service reported an error (HTTP 200)." },
        { 200, "{\"success\":true,\"success\":true}", "The service's response was not understood (HTTP 200). The body has the member \"success\" more than once, which is ambiguous." },
        { 200, "{\"success\":true,\"success\":true,\"message\":\"M\",\"traceId\":\"T\",\"errorCode\":\"E\"}", "The service's response was not understood (HTTP 200, trace id T). The service says: \"M\". The body has the member \"success\" more than once, which is ambiguous." },
        { 400, "{\"success\":false,\"errorCode\":0,\"traceId\":7,\"message\":\" \"}", "The service refused the request (HTTP 400, trace id 7)." },
        { 200, Json.Documented.Replace("200", "500", StringComparison.Ordinal), "The service failed (HTTP 200, trace id TRACE-XXXX). The response contradicts itself: \"success\" is true, and \"code\" is 500. | Try again later." },
        { 200, Json.Documented.Replace("\"errorCode\":\"\",\"message\":\"\",\"success\"", "\"errorCode\":\"ft.X\",\"success\"", StringComparison.Ordinal), "The service's response was not understood (HTTP 200, error code ft.X, trace id TRACE-XXXX). The response contradicts itself: \"success\" is true, and \"errorCode\" is ft.X." },
        { 302, "https://elsewhere.example/x", "The request was redirected (HTTP 302). It redirects to https://elsewhere.example. The client does not follow redirects, because it would send the API key there. | Correct the endpoint." },
        { 302, "//[", "The request was redirected (HTTP 302). It redirects to an address that cannot be read. The client does not follow redirects, because it would send the API key there. | Correct the endpoint." },
        { 302, "gzip https://elsewhere.example/x", "The request was redirected (HTTP 302). It redirects to https://elsewhere.example. The client does not follow redirects, because it would send the API key there. | Correct the endpoint." },
        { 200, "gzip", $"The service's response was not understood (HTTP 200). The body cannot be decompressed: The archive entry was compressed using an unsupported compression method. | Check that {Service} is the service, and not a proxy." },
        { 200, "zstd", $"The service's response was not understood (HTTP 200). The body cannot be decompressed: The content encoding 'zstd' is not supported. | Check that {Service} is the service, and not a proxy." },
        { 200, "zlib with a dictionary", $"The service's response was not understood (HTTP 200). The body cannot be decompressed: It was compressed with a dictionary that the client does not have. | Check that {Service} is the service, and not a proxy." },
        { 200, "gzip,gzip,gzip,gzip,gzip", $"The service's response was not understood (HTTP 200). The body cannot be decompressed: It has 5 content encodings; at most 4 are supported. | Check that {Service} is the service, and not a proxy." },
        { 200, "too large", "The service's response is too large (HTTP 200). The body has more than 1000 bytes. | Raise TrueWatchClientOptions.MaximumAnswerSize, if the response is valid." },
        { 0, "from another host", "The request was redirected (HTTP 200). The HttpClient followed a redirect to https://elsewhere.example, and the API key was sent there. | Replace the API key, and set AllowAutoRedirect of the handler to false." },
        { 0, "lost at another host", "The HttpClient followed a redirect to https://elsewhere.example, and the API key may have been sent there. | Replace the API key, and set AllowAutoRedirect of the handler to false." },
        { 0, "reset", $"No response from {Service}: reset. | Check the endpoint and the network, then try again." },
        { 0, "late", $"No response from {Service} within 30 s. | Check the endpoint and the network, then try again." },
        { 0, "late for the HttpClient", $"No response from {Service} before the HttpClient's own timeout. | Check the endpoint and the network, then try again." },
        { 0, "no connection in time", $"No response from {Service}: no connection was made in time. | Check the endpoint and the network, then try again." },
        { 0, "headers", $"The response headers of {Service} are larger than the HttpClient allows. | Check that {Service} is the service." },
        { 0, "no key", "Nothing was sent: the ApiKeyProvider returned no key within 120 s. | Check the source of the provider's key." },
        { 0, "no permit", "Nothing was sent: the request budget of the API key had no permit within 120 s (1 in 1:00:00 and the pauses that the service asked for). | Send fewer requests, or allow more time." },
        { 0, "no permit of limiters", "Nothing was sent: the request budget of the API key had no permit within 120 s (the limiters' limits and the pauses that the service asked for). | Send fewer requests, or allow more time." },
        { 0, "limiter", "A limiter of the budget failed, and nothing was sent. Cannot access a disposed object.\nObject name: 'ConcurrencyLimiter'. | Check the RateLimiters." },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_call_says_what_happened_and_what_to_do(int status, string body, string text) =>
        Assert.Equal(text, await FailureAsync(status, body));

    /// <summary>What came in place of a file, and what the failure says.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "nothing", $"The link does not lead to a file (HTTP 404). The response of https://store.example is empty. | {LinkAdvice}" },
        { "damaged", $"The link does not lead to a file (HTTP 404). The response of https://store.example is empty. | {LinkAdvice}" },
        { "page", $"The link does not lead to a file (HTTP 200). The response of https://store.example begins with \"<html>\". | {LinkAdvice}" },
        { "redirect to http", $"https://store.example redirects to http://store.example, which is not https. Nothing was downloaded. | {LinkAdvice}" },
        { "circle", $"The link has more than 10 redirects. | {LinkAdvice}" },
        { "reset", "No response from https://store.example: reset. | Check the endpoint and the network, then try again." },
        { "too large", "The file has more than 10 bytes. | Raise DownloadOptions.MaximumSize, if the file is valid." },
        { "too short", "4 of 5 bytes of the file were received. | Check the network, then try again." },
        { "no end", "The response has neither the length nor a checksum of the file, so it cannot be verified. | Check for a proxy that modifies responses." },
        { "checksum", "The file does not have the checksum of the response. | Try again." },
        { "no range", "The file changed during the download. | Try again." },
        { "no rest", "The download cannot be resumed, and the destination stream cannot seek to start over. | Try again, with a stream that can seek." },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_download_says_what_happened_and_what_to_do(string answer, string text)
    {
        var options = ClientUnderTest.Options();
        options.TimeProvider = new PauseTime(TimeSpan.FromMinutes(1));
        options.MaximumRetries = answer.StartsWith("no r", StringComparison.Ordinal) ? 1 : 0;
        var requests = 0;
        using var test = new ClientUnderTest(_ => Task.FromResult(File(answer, ++requests)), options);
        using var destination = answer == "no rest" ? new ForwardStream(_destination) : (Stream)_destination;

        var failure = await Assert.ThrowsAsync<TrueWatchApiException>(() => test.Client.DownloadAsync(
            new ResourceLink("/url", new Uri("https://store.example/a.zip")), destination, options: new DownloadOptions { MaximumSize = 10 }, cancellationToken: TestCanceled));

        Assert.Equal(text, Text(failure));
    }

    [Theory]
    [InlineData(503, TrueWatchErrorKind.ServerFault, "The service responded with HTTP 503")]
    [InlineData(null, TrueWatchErrorKind.Unreachable, "There was no response")]
    public void A_handler_that_would_send_again_hears_why_it_may_not(int? status, TrueWatchErrorKind kind, string outcome)
    {
        var failure = FailureFactory.NotAgain((HttpStatusCode?)status);

        Assert.Equal(
            ($"{outcome}, and a handler of the HttpClient tried to send the request again. The client sends a request that does more than read only once.", kind, (HttpStatusCode?)status),
            (Text(failure), failure.Kind, failure.StatusCode));
    }

    [Fact]
    public async Task A_sending_without_an_answer_leaves_no_status_of_the_one_before()
    {
        var sendings = new RequestSendings(budget: null!, permit: null!, isIdempotent: false);
        sendings.Note(HttpStatusCode.TooManyRequests);
        sendings.Note(new IOException("reset"));

        var failure = await Assert.ThrowsAsync<TrueWatchApiException>(() => sendings.BeginAsync(TestCanceled));

        Assert.StartsWith("There was no response, and", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> FailureAsync(int status, string body)
    {
        var time = new PauseTime(body == "limiter" ? TimeSpan.Zero : TimeSpan.FromMinutes(2));
        var options = ClientUnderTest.Options();
        options.TimeProvider = time;
        options.MaximumAnswerSize = 1000;
        options.RequestLimit = body == "no permit" ? new RequestLimit(1, TimeSpan.FromHours(1)) : null;
        if (body == "no permit of limiters")
        {
            var limiter = new RequestLimiter(new RequestLimit(1, TimeSpan.FromHours(1)), time);
            Assert.True(limiter.AttemptAcquire().IsAcquired);
            options.RateLimiters = [limiter];
        }
        else if (body == "no key")
        {
            options.ApiKey = null;
            options.ApiKeyProvider = static _ => new(new TaskCompletionSource<TrueWatchApiKey>().Task);
        }
        else if (body == "limiter")
        {
            var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1 });
            await limiter.DisposeAsync();
            options.RateLimiters = [limiter];
        }

        using var test = new ClientUnderTest(request => RespondAsync(status, body, request), options);
        if (body == "no permit")
        {
            await test.TaskAsync();
        }

        var failure = test.FailureAsync();
        if (body is "no key" or "late")
        {
            time.Advance(TimeSpan.FromMinutes(2));
        }

        return Text(await failure);
    }

    private static Task<HttpResponseMessage> RespondAsync(int status, string body, HttpRequestMessage request) => body switch
    {
        _ when status == 302 => Task.FromResult(Redirect(body.Replace("gzip ", "", StringComparison.Ordinal), body.StartsWith("gzip", StringComparison.Ordinal) ? "gzip" : null)),
        "gzip" or "zstd" or "gzip,gzip,gzip,gzip,gzip" => Task.FromResult(Encoded("no archive"u8.ToArray(), body.Split(','))),
        "zlib with a dictionary" => Task.FromResult(Encoded([0x78, 0xBB, 1, 2, 3], "deflate")),
        "too large" => Task.FromResult(ClientUnderTest.Response(new string('x', 1001))),
        "from another host" => Task.FromResult(Moved(request, ClientUnderTest.Response("{}"))),
        "lost at another host" => throw Moved(request, new HttpRequestException("reset")),
        "reset" => throw new HttpRequestException("reset."),
        "late" => new TaskCompletionSource<HttpResponseMessage>().Task,
        "late for the HttpClient" => throw new TaskCanceledException("canceled"),
        "no connection in time" => throw new TaskCanceledException("canceled", new TimeoutException("within the configured ConnectTimeout")),
        "headers" => throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded),
        "no permit" => Task.FromResult(ClientUnderTest.Response(Json.Documented)),
        _ => Task.FromResult(ClientUnderTest.Response(body, (HttpStatusCode)status)),
    };

    private static HttpResponseMessage File(string answer, int request) => answer switch
    {
        "nothing" => new(HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) },
        "damaged" => With(Encoded([1, 2, 3], "gzip"), response => response.StatusCode = HttpStatusCode.NotFound),
        "page" => new() { Content = new StringContent("<html>", Encoding.UTF8, "text/html") },
        "redirect to http" => Redirect("http://store.example/b.zip"),
        "circle" => Redirect("/a.zip"),
        "reset" => throw new HttpRequestException("reset"),
        "too large" => new() { Content = new ByteArrayContent(new byte[11]) },
        "too short" => With(new() { Content = new StreamContent(new MemoryStream(new byte[4])) }, response => response.Content.Headers.ContentLength = 5),
        "no end" => new() { Content = new StreamContent(new ForwardStream([1])) },
        "checksum" => With(new() { Content = new ByteArrayContent([1]) }, response => response.Headers.TryAddWithoutValidation("Digest", $"md5={Convert.ToBase64String(new byte[16])}")),
        _ when request == 1 => With(new() { Content = new StreamContent(new MemoryStream(new byte[4])) }, response =>
        {
            response.Content.Headers.ContentLength = 5;
            response.Headers.ETag = new EntityTagHeaderValue("\"v1\"");
        }),
        "no range" => new(HttpStatusCode.RequestedRangeNotSatisfiable) { Content = new ByteArrayContent([]) },
        _ => new() { Content = new ByteArrayContent(new byte[5]) },
    };

    private static HttpResponseMessage Redirect(string location, string? encoding = null) =>
        With(encoding is null ? ClientUnderTest.Response("") : Encoded([1], encoding), response =>
        {
            response.StatusCode = HttpStatusCode.Found;
            response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
        });

    private static HttpResponseMessage Encoded(byte[] body, params string[] encodings) =>
        With(new() { Content = new ByteArrayContent(body) }, response => Array.ForEach(encodings, response.Content.Headers.ContentEncoding.Add));

    private static HttpResponseMessage With(HttpResponseMessage response, Action<HttpResponseMessage> change)
    {
        change(response);
        return response;
    }

    private static T Moved<T>(HttpRequestMessage request, T outcome)
    {
        request.RequestUri = new Uri("https://elsewhere.example/x");
        return outcome;
    }

    private static string Text(TrueWatchApiException failure)
    {
        if (failure.Advice is not { } advice)
        {
            return failure.Message;
        }

        Assert.EndsWith($" {advice}", failure.Message, StringComparison.Ordinal);
        return $"{failure.Message[..^(advice.Length + 1)]} | {advice}";
    }
}
