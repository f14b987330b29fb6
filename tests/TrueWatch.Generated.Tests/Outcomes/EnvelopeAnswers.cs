using static TrueWatch.Generated.TrueWatchErrorKind;

namespace TrueWatch.Generated.Tests;

/// <summary>Answers in the service's envelope: successes, errors, and contents of another type than documented.</summary>
internal static class EnvelopeAnswers
{
    private const string KeyLimit = "ft.TriggerApiAkCurrentLimiting";
    private const string WorkspaceLimit = "ft.TriggerApiWorkspaceCurrentLimiting";
    private const string InvalidKey = "ft.InvalidAPIKey";
    private const string Trace = "TRACE-XXXX";

    public static IReadOnlyList<AnswerCase> All { get; } =
    [
        // Successes.
        new("the documented response", 200, Json.Documented, null),
        new("a success with nothing but what is required", 200, """{"success":true,"content":{"status":"ok"}}""", null),
        new("a success as 201", 201, Json.Documented, null),
        new("a success as 202", 202, Json.Documented, null),
        new("a success as 206", 206, Json.Documented, null),
        new("a success as 299", 299, Json.Documented, null),
        new("numbers as strings", 200, """{"code":"200","success":true,"content":{"status":"ok","import_info":{"failCount":"3"}}}""", null),
        new("a number as an empty string", 200, Json.Success("""{"status":"ok","import_info":{"failCount":""}}"""), null),
        new("a number with an exponent", 200, Json.Success("""{"status":"ok","import_info":{"failCount":1e2}}"""), null),
        new("a fraction for a count", 200, Json.Success("""{"status":"ok","import_info":{"failCount":1.5}}"""), null),
        new("a count that overflows", 200, Json.Success("""{"status":"ok","import_info":{"successCount":9223372036854775808}}"""), null),
        new("statistics that are an array", 200, Json.Success("""{"status":"ok","import_info":[1]}"""), null),
        new("statistics that are an empty text", 200, Json.Success("""{"status":"ok","import_info":""}"""), null),
        new("side fields of other types", 200, """{"success":true,"traceId":7,"message":{"a":1},"content":{"status":"ok","action":["x"],"message":true}}""", null),
        new("a code in another notation", 200, """{"success":true,"code":2.0e2,"content":{"status":"ok"}}""", null),
        new("a code with white space around it", 200, """{"success":true,"code":" 200\t","content":{"status":"ok"}}""", null),
        new("a blank code and error code", 200, """{"success":true,"code":" ","errorCode":"\n","content":{"status":"ok"}}""", null),
        new("an empty code and error code", 200, """{"success":true,"code":"","errorCode":0,"content":{"status":"ok"}}""", null),
        new("a huge number that nobody reads", 200, Json.Success("""{"status":"ok","unknown":1e999}"""), null),
        new("side fields that are repeated, the last of which counts", 200, """{"success":true,"message":"a","message":"b","traceId":"1","traceId":"2","content":{"status":"ok"}}""", null),

        // Contradictions are no success.
        new("an error code with success", 200, """{"success":true,"code":200,"errorCode":"ft.Warning","content":{"status":"ok"}}""", NotUnderstood) { ErrorCode = "ft.Warning", Says = ["\"success\" is true, and \"errorCode\" is ft.Warning."] },
        new("the error code of a rate limit with success", 200, $$"""{"success":true,"errorCode":"{{KeyLimit}}","content":{"status":"ok"} }""", RateLimited) { ErrorCode = KeyLimit },
        new("the error code of a refused key with success", 200, $$"""{"success":true,"errorCode":"{{InvalidKey}}","content":{"status":"ok"} }""", Unauthorized) { ErrorCode = InvalidKey },
        new("an error code of another type with success", 200, """{"success":true,"errorCode":["a"],"content":{"status":"ok"}}""", NotUnderstood) { ErrorCode = "[\"a\"]", Says = ["contradicts itself"] },
        new("the code 403 with success", 200, """{"success":true,"code":403,"content":{"status":"ok"}}""", Unauthorized) { Says = ["\"success\" is true, and \"code\" is 403."] },
        new("the code 500 with success", 200, """{"success":true,"code":500,"content":{"status":"ok"}}""", ServerFault) { Says = ["\"code\" is 500."] },
        new("the code 500 as a text with success", 200, """{"success":true,"code":"500","content":{"status":"ok"}}""", ServerFault),
        new("the code 429 in another notation with success", 200, """{"success":true,"code":4.29e2,"content":{"status":"ok"}}""", RateLimited),
        new("the code 0 with success", 200, """{"success":true,"code":0,"content":{"status":"ok"}}""", NotUnderstood) { Says = ["\"code\" is 0."] },
        new("a code that is no number with success", 200, """{"success":true,"code":"many","content":{"status":"ok"}}""", NotUnderstood) { Says = ["\"code\" is many."] },
        new("a code that overflows with success", 200, """{"success":true,"code":1e400,"content":{"status":"ok"}}""", NotUnderstood) { Says = ["\"code\" is 1e400."] },
        new("the code 500 with success and the content of an error", 200, """{"success":true,"code":500,"content":{}}""", ServerFault) { Says = ["contradicts itself"] },

        // Nor is a response that has twice what decides it.
        .. from line in ((string Name, string Body)[])
           [
               ("success", """{"success":false,"success":true,"content":{"status":"ok"}}"""),
               ("success", """{"success":true,"succ\u0065ss":true,"content":{"status":"ok"}}"""),
               ("code", """{"success":true,"code":500,"code":200,"content":{"status":"ok"}}"""),
               ("errorCode", """{"success":true,"errorCode":"ft.X","errorCode":"","content":{"status":"ok"}}"""),
               ("content", """{"success":true,"content":{"status":"error"},"content":{"status":"ok"}}"""),
               ("content", """{"success":true,"content":null,"\u0063ontent":{"status":"ok"}}"""),
               ("status", """{"success":true,"content":{"status":"error","status":"ok"}}"""),
               ("status", """{"success":true,"content":{"status":"error","stat\u0075s":"ok"}}"""),
               ("errorCode", """{"success":true,"content":{"status":"ok","errorCode":"ft.X","errorCode":""}}"""),
               ("import_info", """{"success":true,"content":{"status":"ok","import_info":{"failCount":3},"import_info":{"failCount":0}}}"""),
               ("failCount", """{"success":true,"content":{"status":"ok","import_info":{"failCount":3,"failCount":0}}}"""),
               ("successCount", """{"success":true,"content":{"status":"ok","import_info":{"successCount":3,"success\u0043ount":0}}}"""),
               ("exportFailedInfo", """{"success":true,"content":{"status":"ok","import_info":{"exportFailedInfo":["a"],"exportFailedInfo":[]}}}"""),
           ]
           select new AnswerCase($"{line.Name} twice: {line.Body}", 200, line.Body, NotUnderstood) { Says = [$"the member \"{line.Name}\" more than once"] },
        .. from line in ((int Status, TrueWatchErrorKind Kind)[])[(401, NotUnderstood), (403, NotUnderstood), (404, NotUnderstood), (429, RateLimited), (500, ServerFault)]
           select new AnswerCase($"error codes twice with {line.Status}", line.Status, $$"""{"success":false,"errorCode":"ft.Other","error\u0043ode":"{{InvalidKey}}","traceId":"1"}""", line.Kind) { TraceId = "1", Says = ["\"errorCode\" more than once"] },
        new("names in other cases are other fields", 200, """{"Success":true,"Content":{"Status":"ok"}}""", NotUnderstood) { Says = ["not the documented response"] },

        // Errors under HTTP 200: the envelope's code takes the place of the status.
        new("an error with the code 401 under HTTP 200", 200, Json.Failure("401", ""), Unauthorized) { TraceId = Trace, Says = ["Management > API Key Management"] },
        new("an error with the code 403 under HTTP 200", 200, Json.Failure("403", "ft.Other"), Unauthorized) { ErrorCode = "ft.Other", TraceId = Trace },
        new("an error with the code 404 under HTTP 200", 200, Json.Failure("404", "ft.NoTask"), BadRequest) { ErrorCode = "ft.NoTask", TraceId = Trace, Says = ["refused the request", "\"It failed\""] },
        new("an error with the code 408 under HTTP 200", 200, Json.Failure("408", "ft.Slow"), ServerFault) { ErrorCode = "ft.Slow", TraceId = Trace },
        new("an error with the code 429 under HTTP 200", 200, Json.Failure("429", ""), RateLimited) { TraceId = Trace },
        new("an error with the code 500 under HTTP 200", 200, Json.Failure("500", "ft.Internal"), ServerFault) { ErrorCode = "ft.Internal", TraceId = Trace, Says = ["error code ft.Internal", "trace id TRACE-XXXX"] },
        new("an error with a code as a string under HTTP 200", 200, Json.Failure("\"503\"", ""), ServerFault) { TraceId = Trace },
        new("an error with the code 200 under HTTP 200", 200, Json.Failure("200", "ft.Other"), NotUnderstood) { ErrorCode = "ft.Other", TraceId = Trace, Says = ["The service reported an error"] },
        new("an error without a code under HTTP 200", 200, """{"success":false,"message":"No"}""", NotUnderstood) { Says = ["The service reported an error", "\"No\""] },
        new("an error with a code that overflows under HTTP 200", 200, Json.Failure("99999999999999999999", ""), NotUnderstood) { TraceId = Trace },
        new("an error with a negative code under HTTP 200", 200, Json.Failure("-1", ""), NotUnderstood) { TraceId = Trace },
        new("a failure of which success says nothing", 200, """{"code":500,"content":{}}""", NotUnderstood) { Says = ["not the documented response"] },

        // Rate limits, which the service answers with 401.
        new("the limit of a key", 401, Json.Failure("401", KeyLimit), RateLimited) { ErrorCode = KeyLimit, TraceId = Trace, Says = ["limit of the API key", "20 requests a minute"] },
        new("the limit of a workspace", 401, Json.Failure("401", WorkspaceLimit), RateLimited) { ErrorCode = WorkspaceLimit, TraceId = Trace, Says = ["limit of the workspace", "200 requests a minute"] },
        new("the limit of a key under HTTP 200", 200, Json.Failure("401", KeyLimit), RateLimited) { ErrorCode = KeyLimit, TraceId = Trace },
        new("the limit of a workspace under HTTP 200", 200, Json.Failure("401", WorkspaceLimit), RateLimited) { ErrorCode = WorkspaceLimit, TraceId = Trace },
        new("the limit of a key under HTTP 500", 500, Json.Failure("500", KeyLimit), RateLimited) { ErrorCode = KeyLimit, TraceId = Trace },
        new("the limit of a key with a time", 401, Json.Failure("401", KeyLimit), RateLimited) { ErrorCode = KeyLimit, TraceId = Trace, RetryAfter = "40", Seconds = 40 },
        new("429 with a time", 429, Json.Failure("429", ""), RateLimited) { TraceId = Trace, RetryAfter = "7", Seconds = 7 },
        new("429 with nonsense for a time", 429, Json.Failure("429", ""), RateLimited) { TraceId = Trace, RetryAfter = "soon" },
        new("429 with a negative time", 429, Json.Failure("429", ""), RateLimited) { TraceId = Trace, RetryAfter = "-7" },
        new("429 with a date in the past", 429, Json.Failure("429", ""), RateLimited) { TraceId = Trace, RetryAfter = "Fri, 31 Dec 1999 23:59:59 GMT", Seconds = 0 },

        // Keys that the service refuses.
        new("a key that does not exist as 403", 403, Json.Failure("403", InvalidKey), Unauthorized) { ErrorCode = InvalidKey, TraceId = Trace, Says = ["refused the API key", "Management > API Key Management", "https://openapi.truewatch.com"] },
        new("a key that does not exist as 401", 401, Json.Failure("401", InvalidKey), Unauthorized) { ErrorCode = InvalidKey, TraceId = Trace },
        new("a key that does not exist as 200", 200, Json.Failure("403", InvalidKey), Unauthorized) { ErrorCode = InvalidKey, TraceId = Trace },
        new("401 with a code that is not documented", 401, Json.Failure("401", "ft.Other"), Unauthorized) { ErrorCode = "ft.Other", TraceId = Trace },
        new("401 without a code", 401, Json.Failure("401", ""), Unauthorized) { TraceId = Trace },

        // A content of another type under success. The envelope's trace id is kept.
        new("{} for the content", 200, Json.Success("{}"), NotUnderstood) { TraceId = Trace, Says = ["not the documented response", "status"] },
        new("null for the content", 200, Json.Success("null"), NotUnderstood) { TraceId = Trace, Says = ["not the documented response: The member \"content\" is null."] },
        new("an empty text for the content", 200, Json.Success("\"\""), NotUnderstood) { TraceId = Trace, Says = ["$.content"] },
        new("a text for the content", 200, Json.Success("\"text\""), NotUnderstood) { TraceId = Trace, Says = ["$.content"] },
        new("an empty array for the content", 200, Json.Success("[]"), NotUnderstood) { TraceId = Trace, Says = ["$.content"] },
        new("an array for the content", 200, Json.Success("[1]"), NotUnderstood) { TraceId = Trace, Says = ["$.content"] },
        new("a number for the content", 200, Json.Success("5"), NotUnderstood) { TraceId = Trace, Says = ["$.content"] },
        new("false for the content", 200, Json.Success("false"), NotUnderstood) { TraceId = Trace, Says = ["$.content"] },
        new("no content", 200, """{"success":true,"traceId":"1"}""", NotUnderstood) { TraceId = "1", Says = ["content"] },
        new("a status that is null", 200, Json.Success("""{"status":null}"""), NotUnderstood) { TraceId = Trace, Says = ["The member \"status\" is null."] },
        new("a status that is a number", 200, Json.Success("""{"status":1}"""), NotUnderstood) { TraceId = Trace, Says = ["$.content.status"] },
        new("success as a text", 200, """{"success":"true","content":{"status":"ok"}}""", NotUnderstood) { Says = ["$.success"] },
        new("success as a number", 200, """{"success":1,"content":{"status":"ok"}}""", NotUnderstood) { Says = ["$.success"] },

        // The content of an error can be anything.
        new("{} for the content of an error", 403, Json.Failure("403", InvalidKey, content: "{}"), Unauthorized) { ErrorCode = InvalidKey, TraceId = Trace },
        new("null for the content of an error", 403, Json.Failure("403", InvalidKey, content: "null"), Unauthorized) { ErrorCode = InvalidKey, TraceId = Trace },
        new("a text for the content of an error", 500, Json.Failure("500", "ft.X", content: "\"\""), ServerFault) { ErrorCode = "ft.X", TraceId = Trace },
        new("an array for the content of an error", 400, Json.Failure("400", "ft.X", content: "[1]"), BadRequest) { ErrorCode = "ft.X", TraceId = Trace },
        new("fields of other types in an error", 500, """{"success":"false","code":[],"errorCode":7,"message":{"a":1},"traceId":123}""", ServerFault) { ErrorCode = "7", TraceId = "123", Says = ["\"{\"a\":1}\""] },
        new("an error without anything", 400, "{}", BadRequest) { Says = ["The service refused the request (HTTP 400)."] },
        new("a success that the status denies", 502, Json.Documented, ServerFault) { TraceId = Trace },
    ];
}
