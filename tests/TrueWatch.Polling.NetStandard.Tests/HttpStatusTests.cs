using System.Net;
using TrueWatch.Polling.Compatibility;

namespace TrueWatch.Polling.Tests;

/// <summary>The status of an answer where the exception has it in its text only, as on .NET Framework.</summary>
public sealed class HttpStatusTests
{
    [Theory]
    [InlineData("Response status code does not indicate success: 404 (Not Found).", 404)]
    [InlineData("Der Antwortstatuscode gibt keinen Erfolg an: 429 (Too Many Requests).", 429)]
    [InlineData("响应状态代码不指示成功: 503 (Service Unavailable)。", 503)]
    [InlineData("Response status code does not indicate success: 499 ().", 499)]
    [InlineData("An error occurred while sending the request.", null)]
    [InlineData("Connection refused (127.0.0.1:1404)", null)]
    [InlineData("", null)]
    public void The_text_tells_the_status_in_every_language(string message, int? status)
        => Assert.Equal((HttpStatusCode?)status, HttpRequestExceptionExtensions.FindIn(message));
}
