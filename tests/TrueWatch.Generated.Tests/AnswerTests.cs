using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrueWatch.Generated.Tests;

public sealed class AnswerTests
{
    [Fact]
    public async Task The_documented_answer_is_read_field_for_field()
    {
        using var test = new ClientUnderTest(Json.Documented);

        var answer = await test.Client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken);

        Assert.Equal(200, answer.Code);
        Assert.Equal("", answer.ErrorCode);
        Assert.Equal("", answer.Message);
        Assert.True(answer.Success);
        Assert.Equal("TRACE-XXXX", answer.TraceId);
        Assert.Null(answer.AdditionalProperties);
        Assert.Equal("ok", answer.Content.StatusValue);
        Assert.Equal("import", answer.Content.Action);
        Assert.Equal("", answer.Content.Message);
        Assert.Equal("", answer.Content.ErrorCode);
        Assert.Equal(0, answer.Content.ImportInfo?.FailCount);
        Assert.Equal(12, answer.Content.ImportInfo?.SuccessCount);
        Assert.Null(answer.Content.ImportInfo?.ExportFailedInfo);
        Assert.Null(answer.Content.NameList);
        Assert.Null(answer.Content.AdditionalProperties);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("running")]
    [InlineData("ok")]
    [InlineData("error")]
    [InlineData("cancel")]
    [InlineData("paused")]
    [InlineData("")]
    [InlineData("état ✓")]
    public async Task Every_status_is_kept_as_the_service_sent_it(string status)
    {
        using var test = new ClientUnderTest(Json.Success($$"""{"status":"{{status}}"}"""));

        Assert.Equal(status, (await test.TaskAsync()).StatusValue);
    }

    [Theory]
    [InlineData(Json.Documented)]
    [InlineData("""{"success":true,"extra":[1,{"a":null}],"content":{"status":"paused","progress":0.5,"import_info":{"failCount":1,"exportFailedInfo":{"a":["b"]},"unknown":"x"},"name_list":["n",7],"deep":{"er":true}}}""")]
    public async Task What_was_read_is_written_again_with_the_fields_that_no_document_names(string json)
    {
        using var test = new ClientUnderTest(json);

        var answer = await test.Client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken);
        var written = JsonSerializer.Serialize(answer, TrueWatchJsonContext.Default.ResourceTaskResponse);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)), written);
    }

    [Fact]
    public async Task Numbers_can_come_as_strings()
    {
        using var test = new ClientUnderTest(
            """{"code":"200","success":true,"content":{"status":"ok","import_info":{"failCount":"3","successCount":"9000000000"}}}""");

        var info = (await test.TaskAsync()).ImportInfo;

        Assert.Equal(3, info?.FailCount);
        Assert.Equal(9_000_000_000, info?.SuccessCount);
    }

    [Fact]
    public async Task Optional_fields_can_be_null()
    {
        using var test = new ClientUnderTest(
            """{"code":null,"errorCode":null,"message":null,"traceId":null,"success":true,"content":{"status":"ok","action":null,"message":null,"errorCode":null,"import_info":null,"name_list":null}}""");

        var task = await test.TaskAsync();

        Assert.Null(task.ImportInfo);
        Assert.Null(task.NameList);
        Assert.Null(task.AdditionalProperties);
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        using var test = new ClientUnderTest('\uFEFF' + Json.Documented);

        Assert.Equal("ok", (await test.TaskAsync()).StatusValue);
    }

    [Fact]
    public async Task The_media_type_of_the_answer_does_not_matter()
    {
        var response = ClientUnderTest.Response(Json.Documented);
        response.Content.Headers.ContentType = new("text/html");
        using var test = new ClientUnderTest(response);

        Assert.Equal("ok", (await test.TaskAsync()).StatusValue);
    }
}
