using static TrueWatch.Generated.TrueWatchErrorKind;

namespace TrueWatch.Generated.Tests;

/// <summary>What gateways and proxies answer in the service's place: pages, redirects, statuses of all kinds.</summary>
internal static class GatewayAnswers
{
    private const string Page = "<!DOCTYPE html><html><body>Sorry</body></html>";
    private const string Elsewhere = "https://elsewhere.example";

    public static IReadOnlyList<AnswerCase> All { get; } =
    [
        .. Pages(),
        new("a page of 100,000 characters", 502, "<html>" + new string('x', 100_000), ServerFault) { ContentType = "text/html", Says = ["begins with \"<html>xxx", "xxx…\""] },
        new("a text with 403", 403, "Forbidden", Unauthorized) { ContentType = "text/plain", Says = ["begins with \"Forbidden\"", "a proxy or a gateway"] },

        .. Redirects(),
        new("302 to the same host", 302, "", Redirected) { Location = "/login", RedirectHost = "https://openapi.truewatch.com", Says = ["redirects to https://openapi.truewatch.com."] },
        new("302 to http", 302, "", Redirected) { Location = "http://openapi.truewatch.com/x", RedirectHost = "http://openapi.truewatch.com" },
        new("302 to another host of the same scheme", 302, "", Redirected) { Location = "//other.example/x", RedirectHost = "https://other.example" },
        new("302 to an address with a password", 302, "", Redirected) { Location = "https://user:password@other.example/", RedirectHost = "https://other.example" },
        new("302 to an address that is none", 302, "", Redirected) { Location = "http://", Says = ["The request was redirected (HTTP 302)"] },
        new("302 to a port that is none", 302, "", Redirected) { Location = "https://a.example:99999999/", Says = ["The request was redirected (HTTP 302)"] },
        new("302 with a page", 302, Page, Redirected) { Location = Elsewhere, RedirectHost = Elsewhere },
        new("302 with the service's envelope", 302, Json.Failure("302", "ft.Moved"), Redirected) { Location = Elsewhere, RedirectHost = Elsewhere, ErrorCode = "ft.Moved", TraceId = "TRACE-XXXX" },
        new("a Location with 200", 200, Json.Documented, null) { Location = Elsewhere },
        new("a Location with 201", 201, Json.Documented, null) { Location = Elsewhere },
        new("300", 300, "", Redirected),
        new("304", 304, "", Redirected) { Says = ["The request was redirected (HTTP 304). The body is empty."] },
        new("399", 399, "", Redirected),

        new("101", 101, "", NotUnderstood),
        new("103", 103, "", NotUnderstood),
        new("400", 400, Page, BadRequest),
        new("402", 402, Page, BadRequest),
        new("405", 405, Page, BadRequest),
        new("407", 407, Page, BadRequest),
        new("408", 408, Page, ServerFault),
        new("409", 409, Page, BadRequest),
        new("413", 413, Page, BadRequest),
        new("418", 418, "I'm a teapot", BadRequest) { Says = ["I'm a teapot"] },
        new("422", 422, Page, BadRequest),
        new("425", 425, Page, BadRequest),
        new("451", 451, Page, BadRequest),
        new("499", 499, Page, BadRequest),
        new("501", 501, Page, ServerFault),
        new("505", 505, Page, ServerFault),
        new("511", 511, Page, ServerFault),
        new("520", 520, Page, ServerFault),
        new("599", 599, Page, ServerFault),
        new("600", 600, Page, NotUnderstood),
        new("999", 999, Page, NotUnderstood),
    ];

    /// <summary>A page in the place of JSON: the status tells what it is.</summary>
    private static IEnumerable<AnswerCase> Pages() =>
        from line in ((int Status, TrueWatchErrorKind Kind)[])
        [
            (200, NotUnderstood), (401, Unauthorized), (403, Unauthorized), (404, BadRequest), (429, RateLimited),
            (500, ServerFault), (502, ServerFault), (503, ServerFault), (504, ServerFault),
        ]
        select new AnswerCase($"a page with {line.Status}", line.Status, Page, line.Kind)
        {
            ContentType = "text/html",
            Says = ["not the documented JSON object", "begins with \"<!DOCTYPE html>"],
        };

    /// <summary>Each kind of redirect, with and without a target: none is followed.</summary>
    private static IEnumerable<AnswerCase> Redirects()
    {
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            yield return new($"{status}", status, "", Redirected)
            {
                Location = Elsewhere + "/path?query",
                RedirectHost = Elsewhere,
                Says = [$"The request was redirected (HTTP {status}). It redirects to {Elsewhere}.", "Correct the endpoint."],
            };
            yield return new($"{status} to nowhere", status, "", Redirected) { Says = [$"The request was redirected (HTTP {status}). The body is empty."] };
        }
    }
}
