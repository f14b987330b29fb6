using System.Text;
using static TrueWatch.Generated.TrueWatchErrorKind;

namespace TrueWatch.Generated.Tests;

/// <summary>Bodies that are no JSON, other JSON than documented, or JSON in another guise.</summary>
internal static class MalformedAnswers
{
    private const string InvalidKey = "ft.InvalidAPIKey";

    public static IReadOnlyList<AnswerCase> All { get; } =
    [
        // Nothing at all.
        new("no body with 200", 200, "", NotUnderstood) { Says = ["The body is empty."] },
        new("no body with 204", 204, "", NotUnderstood) { Says = ["The body is empty."] },
        new("no body with 401", 401, "", Unauthorized) { Says = ["The body is empty.", "not from the service"] },
        new("no body with 403", 403, "", Unauthorized) { Says = ["The body is empty."] },
        new("no body with 404", 404, "", BadRequest),
        new("no body with 429", 429, "", RateLimited) { Says = ["Wait a minute"] },
        new("no body with 500", 500, "", ServerFault) { Says = ["The service failed (HTTP 500). The body is empty."] },
        new("no body with 503", 503, "", ServerFault),
        new("no body with 503 and a time", 503, "", ServerFault) { RetryAfter = "20", Seconds = 20 },
        new("white space", 200, " \r\n\t ", NotUnderstood) { Says = ["not the documented JSON object"] },

        // JSON, but no object.
        new("null", 200, "null", NotUnderstood),
        new("true", 200, "true", NotUnderstood),
        new("a number", 200, "5", NotUnderstood) { Says = ["begins with \"5\""] },
        new("a text", 200, "\"text\"", NotUnderstood),
        new("an array", 200, "[]", NotUnderstood),
        new("an array of responses", 200, $"[{Json.Documented}]", NotUnderstood),
        new("{}", 200, "{}", NotUnderstood) { Says = ["not the documented response"] },

        // Almost JSON.
        new("JSON that ends early", 200, """{"code":200,"content":{"status":"ok","act""", NotUnderstood) { Says = ["begins with"] },
        new("JSON of an error that ends early", 403, """{"code":403,"errorCode":"ft.Inval""", Unauthorized),
        new("something after the JSON", 200, Json.Documented + "x", NotUnderstood),
        new("two responses, one after the other", 200, Json.Documented + "\n" + Json.Documented, NotUnderstood),
        new("JSON with a comment", 200, "/* ok */" + Json.Documented, NotUnderstood),
        new("JSON with a comma too many", 200, """{"success":true,"content":{"status":"ok",}}""", NotUnderstood),
        new("JSON with other quotes", 200, "{'success':true,'content':{'status':'ok'}}", NotUnderstood),
        new("JSON with NaN", 200, Json.Success("""{"status":"ok","x":NaN}"""), NotUnderstood),
        new("JSON as a script", 200, $"callback({Json.Documented})", NotUnderstood),
        new("JSON with white space around it", 200, $"\r\n\t {Json.Documented} \r\n", null),

        // Depth: 64 levels are read.
        new("62 levels within the content", 200, Json.Success($$"""{"status":"ok","deep":{{Nested(62)}}}"""), null),
        new("63 levels within the content", 200, Json.Success($$"""{"status":"ok","deep":{{Nested(63)}}}"""), NotUnderstood) { Says = ["not the documented JSON object"] },
        new("100,000 levels", 200, Json.Success($$"""{"status":"ok","deep":{{Nested(100_000)}}}"""), NotUnderstood),
        new("100,000 levels that are never closed", 200, new string('[', 100_000), NotUnderstood),
        new("100,000 levels in an error", 500, Json.Failure("500", "ft.X", content: Nested(100_000)), ServerFault),

        // Characters.
        new("a byte order mark", 200, Bytes("\uFEFF" + Json.Documented), null),
        new("a byte order mark before an error", 403, Bytes("\uFEFF" + Json.Failure("403", InvalidKey)), Unauthorized) { ErrorCode = InvalidKey, TraceId = "TRACE-XXXX", RawBody = Json.Failure("403", InvalidKey) },
        new("nothing but a byte order mark", 200, Bytes("\uFEFF"), NotUnderstood) { RawBody = "", Says = ["The body is empty."] },
        new("two byte order marks", 200, Bytes("\uFEFF\uFEFF" + Json.Documented), NotUnderstood),
        new("UTF-16, little endian", 200, WithPreamble(Encoding.Unicode), NotUnderstood) { Says = ["not the documented JSON object"] },
        new("UTF-16, big endian", 200, WithPreamble(Encoding.BigEndianUnicode), NotUnderstood),
        new("UTF-16 that says so", 200, Encoding.Unicode.GetBytes(Json.Documented), NotUnderstood) { ContentType = "application/json; charset=utf-16" },
        new("UTF-32", 200, WithPreamble(Encoding.UTF32), NotUnderstood),
        new("a charset that does not exist", 200, Json.Documented, null) { ContentType = "application/json; charset=nonsense" },
        new("bytes that are no text", 200, [0xFF, 0xFE, 0x00, 0x80, 0x0A], NotUnderstood),
        new("NUL bytes", 200, new byte[64], NotUnderstood) { RawBody = new string(' ', 64) },
        new("NUL bytes after the response", 200, [.. Bytes(Json.Documented), 0, 0], NotUnderstood),
        new("NUL in a message", 403, Json.Failure("403", InvalidKey, "a\\u0000b"), Unauthorized) { ErrorCode = InvalidKey, TraceId = "TRACE-XXXX", Says = ["\"a b\""] },
        new("an escape sequence of a terminal in a message", 500, Json.Failure("500", "ft.X", "\\u001b[31mred"), ServerFault) { ErrorCode = "ft.X", TraceId = "TRACE-XXXX", Says = ["\" [31mred\""] },
        new("invalid UTF-8 in a message of an error", 403, [.. Bytes("""{"success":false,"errorCode":"ft.InvalidAPIKey","message":"a"""), 0x80, .. Bytes("\"}")], Unauthorized) { ErrorCode = InvalidKey, Says = ["a\uFFFD"] },
        new("invalid UTF-8 in a message of a success", 200, [.. Bytes("""{"success":true,"content":{"status":"ok","message":"a"""), 0x80, .. Bytes("\"}}")], null),
        new("half of a surrogate pair in a message of an error", 403, """{"success":false,"errorCode":"ft.InvalidAPIKey","message":"\uD800"}""", Unauthorized) { ErrorCode = InvalidKey },
        new("half of a surrogate pair in the status", 200, """{"success":true,"content":{"status":"\uD800"}}""", null) { TaskStatus = "\uFFFD" },
        new("half of a surrogate pair where nobody reads", 200, """{"success":true,"content":{"status":"ok","unknown":"\uD800"}}""", null),
        new("half of a surrogate pair in a name", 200, """{"success":true,"content":{"status":"ok","\uDC00":1},"\uD800":1}""", null),
        new("a whole surrogate pair and what only looks like half of one", 200, """{"success":true,"content":{"status":"\ud83d\uDE00 \\ud800 \\\uD800"}}""", null) { TaskStatus = "\U0001F600 \\ud800 \\\uFFFD" },
        new("a status in other letters", 200, Json.Success("""{"status":"état ✓"}"""), null) { TaskStatus = "état ✓" },

        // The media type says nothing.
        new("the documented response as text/html", 200, Json.Documented, null) { ContentType = "text/html" },
        new("the documented response as application/octet-stream", 200, Json.Documented, null) { ContentType = "application/octet-stream" },
        new("the documented response without a media type", 200, Json.Documented, null) { ContentType = null },
        new("the documented response with a media type that is none", 200, Json.Documented, null) { ContentType = "???" },
        new("an error as text/plain", 403, Json.Failure("403", InvalidKey), Unauthorized) { ContentType = "text/plain", ErrorCode = InvalidKey, TraceId = "TRACE-XXXX" },
        new("XML as application/json", 200, "<answer><success>true</success></answer>", NotUnderstood) { Says = ["begins with \"<answer>"] },
        new("a form as application/json", 200, "success=true&status=ok", NotUnderstood),
        new("problem details", 400, """{"type":"about:blank","title":"Bad Request","status":400}""", BadRequest) { ContentType = "application/problem+json" },
    ];

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] WithPreamble(Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(Json.Documented)];
}
