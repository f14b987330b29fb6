using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Statistics and side fields of another form than documented cost nobody the response, and are kept as they came.</summary>
public sealed class TolerantAnswerTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    /// <summary>The statistics, the counts of success and failure, and whether the success is whole.</summary>
    public static TheoryData<string, long?, long?, bool> Statistics => new()
    {
        { "[]", null, null, true },
        { "\"\"", null, null, true },
        { "7", null, null, true },
        { "{}", null, null, true },
        { """{"successCount":12,"failCount":0}""", 12, 0, true },
        { """{"successCount":12.0,"failCount":0.0}""", 12, 0, true },
        { """{"successCount":"12","failCount":"0"}""", 12, 0, true },
        { """{"successCount":"1.2e1","failCount":-0}""", 12, 0, true },
        { """{"successCount":" 12 ","failCount":"0\t"}""", 12, 0, true },
        { """{"successCount":"-","failCount":" "}""", null, null, true },
        { """{"successCount":120e-1,"failCount":[]}""", 12, null, true },
        { """{"successCount":1e400,"failCount":null}""", null, null, true },
        { """{"successCount":"many","failCount":""}""", null, null, true },
        { """{"successCount":9223372036854775807}""", long.MaxValue, null, true },
        { """{"successCount":9223372036854775808}""", null, null, true },
        { """{"successCount":0}""", 0, null, true },
        { """{"failCount":1}""", null, 1, false },
        { """{"failCount":3.0}""", null, 3, false },
        { """{"failCount":"3"}""", null, 3, false },
        { """{"failCount":-1}""", null, -1, false },
        { """{"successCount":-1}""", -1, null, false },
        { """{"successCount":"-1"}""", -1, null, false },
        { """{"successCount":-1.5}""", null, null, false },
        { """{"successCount":-1e400}""", null, null, false },
        { """{"successCount":" -9223372036854775809"}""", null, null, false },
        { """{"exportFailedInfo":" "}""", null, null, true },
        { """{"failCount":1.5}""", null, null, false },
        { """{"failCount":1e400}""", null, null, false },
        { """{"failCount":1e-400}""", null, null, false },
        { """{"failCount":"0.00000000000000000000000000000000001"}""", null, null, false },
        { """{"failCount":0e400,"successCount":12.00000000000000000000000000000000001}""", null, 0, true },
        { """{"failCount":0,"successCount":1200000000000000000000000000000000000e-35}""", 12, 0, true },
        { """{"failCount":"some"}""", null, null, false },
        { """{"failCount":{"dashboard":2}}""", null, null, false },
        { """{"failCount":1.5,"exportFailedInfo":{"a":["b"]}}""", null, null, false },
    };

    [Theory]
    [MemberData(nameof(Statistics))]
    public async Task A_wait_ends_whatever_form_the_statistics_have(string statistics, long? successes, long? failures, bool isComplete)
    {
        using var test = new ClientUnderTest(Json.Success($$"""{"status":"ok","import_info":{{statistics}}}"""));

        var end = await test.Client.WaitForTaskAsync("task_xxxx", cancellationToken: TestCanceled);

        Assert.Equal(1, end.Poll);
        Assert.Equal((successes, failures), (end.Result.ImportInfo?.SuccessCount, end.Result.ImportInfo?.FailCount));
        Assert.Equal((isComplete, !isComplete), (end.Result.IsCompleteSuccess, end.IsPartialSuccess));
    }

    [Theory]
    [InlineData("""{"status":"ok","import_info":[1,{"a":null}]}""", "import_info")]
    [InlineData("""{"status":"ok","import_info":""}""", "import_info")]
    [InlineData("""{"status":"ok","import_info":{"successCount":1e400,"failCount":1.5,"exportFailedInfo":[1],"more":true}}""", null)]
    [InlineData("""{"status":"ok","message":{"a":1},"action":["x"],"errorCode":{},"name_list":5}""", "action message errorCode")]
    [InlineData("""{"status":"running","message":false,"action":0}""", "action message")]
    public async Task What_cannot_be_read_stays_in_the_raw_JSON(string content, string? unread)
    {
        using var test = new ClientUnderTest(Json.Success(content));

        var task = await test.TaskAsync();

        Assert.Equal(unread ?? "", string.Join(' ', task.AdditionalProperties?.Keys ?? []));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(content), JsonNode.Parse(task.ToJson().GetRawText())), $"{task.ToJson()}");
    }

    [Theory]
    [InlineData("123", "123")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("true", "true")]
    [InlineData("\"a\"", "a")]
    [InlineData("null", null)]
    [InlineData("0", null)]
    [InlineData("[1]", null)]
    public async Task A_trace_id_of_another_type_is_read_as_its_text_where_it_has_one(string json, string? text)
    {
        using var test = new ClientUnderTest($$"""{"success":true,"traceId":{{json}},"content":{"status":"ok"} }""");

        var response = await test.Client.QueryActionStatusAsync("task_xxxx", TestCanceled);

        Assert.Equal(text, response.TraceId);
        Assert.Equal("ok", response.Content.StatusValue);
    }

    /// <summary>A letter in Latin 1, where nobody reads its text before somebody looks at it.</summary>
    [Theory]
    [InlineData("""{"status":"ok","message":"café","import_info":{"failCount":2}}""", "ok (2 failed): caf\uFFFD")]
    [InlineData("""{"status":"café"}""", "caf\uFFFD")]
    [InlineData("""{"status":"ok","import_info":{"exportFailedInfo":{"dashboard":["café"]}}}""", "dashboard: caf\uFFFD")]
    [InlineData("""{"status":"ok","import_info":{"exportFailedInfo":{"café":["é"]}}}""", "caf\uFFFD: \uFFFD")]
    [InlineData("""{"status":"ok","import_info":{"exportFailedInfo":"café"}}""", "caf\uFFFD")]
    [InlineData("""{"status":"ok","more":{"é":["https://host.example/é"]}}""", "/more/\uFFFD/0 https://host.example/%EF%BF%BD")]
    public async Task Bytes_that_are_no_UTF8_are_replaced_in_the_text_that_has_them(string content, string expected)
    {
        using var test = new ClientUnderTest(new HttpResponseMessage { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Json.Success(content))) });

        var task = await test.TaskAsync();

        IEnumerable<string> shown =
            [$"{task}", .. task.GetFailedObjects().Select(one => $"{one}"), .. task.FindLinks().Select(link => $"{link.JsonPointer} {link.Uri}")];
        Assert.Contains(expected, shown);
        Assert.Contains("\uFFFD", JsonNode.Parse(task.ToJson().GetRawText())!.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ft.Partial\"", true)]
    [InlineData("7", true)]
    [InlineData("{\"code\":\"ft.X\"}", true)]
    [InlineData("\"\"", false)]
    [InlineData("\" \\t\"", false)]
    [InlineData("null", false)]
    [InlineData("0", false)]
    [InlineData("{}", false)]
    public async Task Ok_with_an_error_code_is_a_partial_success(string errorCode, bool isPartial)
    {
        using var test = new ClientUnderTest(Json.Success($$"""{"status":"ok","errorCode":{{errorCode}}}"""));

        var end = await test.Client.WaitForTaskAsync("task_xxxx", cancellationToken: TestCanceled);

        Assert.Equal((isPartial, !isPartial), (end.IsPartialSuccess, end.Result.IsCompleteSuccess));
        Assert.Equal(PollingOutcome.Succeeded, end.Outcome);
    }
}
