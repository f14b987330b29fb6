namespace TrueWatch.Generated.Tests;

/// <summary>Answers of the service, as text.</summary>
internal static class Json
{
    /// <summary>The response of the vendor's documentation, byte for byte.</summary>
    public const string Documented =
        """{"code":200,"content":{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":12}},"errorCode":"","message":"","success":true,"traceId":"TRACE-XXXX"}""";

    public static string Success(string content) =>
        $$"""{"code":200,"content":{{content}},"errorCode":"","message":"","success":true,"traceId":"TRACE-XXXX"}""";

    public static string Failure(string code, string errorCode, string message = "It failed", string content = "{}") =>
        $$"""{"code":{{code}},"content":{{content}},"errorCode":"{{errorCode}}","message":"{{message}}","success":false,"traceId":"TRACE-XXXX"}""";
}
