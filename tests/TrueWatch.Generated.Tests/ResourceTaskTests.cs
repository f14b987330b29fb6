using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>What a task answers to the questions that people ask of it, whatever form the undocumented fields have.</summary>
public sealed class ResourceTaskTests
{
    private const string Pointer = "/import_info/exportFailedInfo";

    /// <summary>A form of exportFailedInfo, and the entries: pointer, type, text.</summary>
    public static TheoryData<string, string> Forms => new()
    {
        { "null", "" },
        { "{}", "" },
        { "[]", "" },
        { "\"\"", "" },
        { "false", "" },
        { "0", "" },
        { "-0.0", "" },
        { "{\"dashboard\":[]}", "" },
        { "{\"dashboard\":null,\"checker\":\"\",\"tag\":{}}", "" },
        { "true", "=true" },
        { "3", "=3" },
        { "1e999", "=1e999" },
        { "\"two failed\"", "=two failed" },
        { "[\"a\",\"b\"]", "/0=a;/1=b" },
        { "[null,false,0,\"\"]", "/0=null;/1=false;/2=0;/3=" },
        { "[{\"name\":\"a\"}]", "/0={\"name\":\"a\"}" },
        { "[[\"a\"]]", "/0=[\"a\"]" },
        { "{\"dashboard\":[\"a\",\"b\"],\"checker\":[\"c\"]}", "/dashboard/0|dashboard: a;/dashboard/1|dashboard: b;/checker/0|checker: c" },
        { "{\"dashboard\":\"a\"}", "/dashboard|dashboard: a" },
        { "{\"count\":2,\"none\":0}", "/count|count: 2" },
        { "{\"dashboard\":{\"a\":{\"b\":1}}}", "/dashboard|dashboard: {\"a\":{\"b\":1}}" },
        { "{\"a/b~c\":[\"x\"],\"\":[\"y\"]}", "/a~1b~0c/0|a/b~c: x;//0|: y" },
        { "{\"a\":[1],\"a\":[2]}", "/a/0|a: 1;/a/0|a: 2" },
        { "[\"\\uD800\"]", "/0=\"\\uD800\"" },
        { "\"\\uDC00\"", "=\"\\uDC00\"" },
        { "{\"\\uD800\":[\"x\"]}", "/\uFFFD/0|\uFFFD: x" },
    };

    public static TheoryData<Type> Models => [typeof(Envelope), typeof(ResourceTaskResponse), typeof(ResourceTask), typeof(ImportInfo)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_the_failed_objects_is_listed_and_nothing_is_read_into_it(string json, string entries)
    {
        using var document = JsonDocument.Parse(json);
        var task = new ResourceTask { StatusValue = "ok", ImportInfo = new ImportInfo { ExportFailedInfo = document.RootElement.Clone() } };

        var failed = task.GetFailedObjects();

        Assert.Equal(
            entries,
            string.Join(";", failed.Select(one => $"{one.JsonPointer[Pointer.Length..]}{(one.Type is null ? "=" : "|")}{one}")));
        Assert.All(failed, one => Assert.StartsWith(Pointer, one.JsonPointer, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_form_of_the_failed_objects_survives_a_round_trip(string json, string entries)
    {
        using var test = new ClientUnderTest(
            Json.Success("""{"status":"ok","import_info":{"exportFailedInfo":VALUE}}""".Replace("VALUE", json, StringComparison.Ordinal)));

        var task = await test.TaskAsync();

        Assert.Equal(entries.Split(';', StringSplitOptions.RemoveEmptyEntries).Length, task.GetFailedObjects().Count);
        Assert.Empty(task.FindLinks());
        var info = task.ToJson().GetProperty("import_info");
        var written = info.TryGetProperty("exportFailedInfo", out var value) ? value.GetRawText() : "null";

        // Half of a surrogate pair, which no text can have, becomes the replacement character.
        var expected = json.Replace("\\uD800", "\uFFFD", StringComparison.Ordinal).Replace("\\uDC00", "\uFFFD", StringComparison.Ordinal);
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.Replace(written, @"\\uFFFD", "\uFFFD"));
    }

    [Theory]
    [InlineData("ok", null, null, true, true, false)]
    [InlineData("ok", 0L, null, true, true, false)]
    [InlineData("ok", -1L, null, true, false, true)]
    [InlineData("ok", 2L, null, true, false, true)]
    [InlineData("ok", 0L, "[1]", true, false, true)]
    [InlineData("ok", null, "{\"dashboard\":[]}", true, false, true)]
    [InlineData("error", 2L, "[1]", false, false, false)]
    [InlineData("cancel", null, null, false, false, false)]
    [InlineData("running", null, null, false, false, false)]
    [InlineData("paused", null, null, false, false, false)]
    [InlineData("", null, null, false, false, false)]
    [InlineData(null, null, null, false, false, false)]
    public void A_success_is_whole_or_partial_and_nothing_else_is_one(
        string? status, long? failCount, string? failedInfo, bool isSuccess, bool isComplete, bool isPartial)
    {
        var task = new ResourceTask
        {
            StatusValue = status!,
            ImportInfo = new ImportInfo { FailCount = failCount, ExportFailedInfo = failedInfo is null ? null : Element(failedInfo) },
        };

        Assert.Equal((isSuccess, isComplete, isPartial), (task.IsSuccess, task.IsCompleteSuccess, task.IsPartialSuccess));
    }

    [Theory]
    [InlineData("""{"status":"ok","action":"import","import_info":{"successCount":12,"failCount":0}}""", "ok (import, 12 succeeded, 0 failed)")]
    [InlineData("""{"status":"error","action":"import","errorCode":"ft.ImportFailed","message":"Not\nreadable"}""", "error (import, ft.ImportFailed): Not readable")]
    [InlineData("""{"status":"running","message":"","errorCode":""}""", "running")]
    [InlineData("""{"status":"a\u001b[31m"}""", "a [31m")]
    public async Task A_task_reads_well(string json, string text)
    {
        using var test = new ClientUnderTest(Json.Success(json));

        var task = await test.TaskAsync();
        var end = new PollingSnapshot<ResourceTask, TaskStatus>(
            new PollingAnswer<ResourceTask, TaskStatus>(task, task.Status, task.StatusValue, task.Status.GetOutcome()), poll: 2, TimeSpan.FromSeconds(2.5));

        Assert.Equal(text, $"{task}");
        Assert.StartsWith("'", $"{end}", StringComparison.Ordinal);
        Assert.EndsWith("' after 2.5 s (2 polls)", $"{end}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_found_wherever_they_are()
    {
        using var test = new ClientUnderTest(Json.Success("""
            {"status":"ok","message":"see https://not.alone.example","url":"https://files.example/a.zip?sig=1",
             "import_info":{"file":{"href":"HTTP://files.example/b"},"exportFailedInfo":["https://x.example/c"]},
             "name_list":["relative/path","ftp://files.example/d","mailto:a@b.example","/only/path","https://","https://ü.example/e"],
             "a/b":[[{"~":"https://deep.example/"}]],"\uD800":"https://odd.example/","n":5,"t":true,"z":null}
            """));

        var links = (await test.TaskAsync()).FindLinks().ToDictionary(link => link.JsonPointer, link => link.Uri.AbsoluteUri);

        Assert.Equal("https://files.example/a.zip?sig=1", links["/url"]);
        Assert.Equal("http://files.example/b", links["/import_info/file/href"]);
        Assert.Equal("https://x.example/c", links["/import_info/exportFailedInfo/0"]);
        Assert.Equal("https://deep.example/", links["/a~1b/0/0/~0"]);
        Assert.Contains("/name_list/5", links.Keys);
        Assert.Contains(links.Values, value => value == "https://odd.example/");
        Assert.Equal(6, links.Count);
    }

    [Fact]
    public void A_task_without_anything_has_no_links_and_no_failed_objects()
    {
        Assert.Empty(new ResourceTask().FindLinks());
        Assert.Empty(new ResourceTask().GetFailedObjects());
        Assert.Equal("{}", new ResourceTask().ToJson().GetRawText());
    }

    [Fact]
    public void An_instance_that_a_user_builds_is_as_good_as_one_that_was_read()
    {
        var task = new ResourceTask
        {
            StatusValue = "ok",
            Action = "export",
            Message = "done",
            ErrorCode = "",
            ImportInfo = new ImportInfo { SuccessCount = 3, FailCount = 1, ExportFailedInfo = Element("""{"dashboard":["a"]}""") },
            NameList = Element("""["a","b"]"""),
            AdditionalProperties = new Dictionary<string, JsonElement> { ["url"] = Element("\"https://files.example/\"") },
        };

        Assert.Equal(TaskStatus.Ok, task.Status);
        Assert.True(task.IsPartialSuccess);
        Assert.Equal("dashboard: a", Assert.Single(task.GetFailedObjects()).ToString());
        Assert.Equal("/url", Assert.Single(task.FindLinks()).JsonPointer);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"status":"ok","action":"export","message":"done","errorCode":"","import_info":{"successCount":3,"failCount":1,"exportFailedInfo":{"dashboard":["a"]}},"name_list":["a","b"],"url":"https://files.example/"}"""),
            JsonNode.Parse(task.ToJson().GetRawText())));
    }

    [Fact]
    public void The_json_of_a_task_does_not_change_with_it()
    {
        var task = Read("""{"status":"running"}""");
        var json = task.ToJson();

        task.StatusValue = "ok";

        Assert.Equal("running", json.GetProperty("status").GetString());
    }

    [Fact]
    public void Fields_that_no_document_names_are_reachable_and_kept_at_every_level()
    {
        const string Text = """{"success":true,"one":1,"content":{"status":"ok","two":{"a":[null,"\u00e9"]},"import_info":{"three":1e999,"four":12345678901234567890}}}""";
        var answer = JsonSerializer.Deserialize(Text, TrueWatchJsonContext.Default.ResourceTaskResponse)!;

        Assert.Equal("1", answer.AdditionalProperties!["one"].GetRawText());
        Assert.Equal(2, answer.Content.AdditionalProperties!["two"].GetProperty("a").GetArrayLength());
        Assert.Equal("12345678901234567890", answer.Content.ImportInfo!.AdditionalProperties!["four"].GetRawText());
        var written = JsonSerializer.Serialize(answer, TrueWatchJsonContext.Default.ResourceTaskResponse);
        Assert.Contains("\"three\":1e999", written, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Text), JsonNode.Parse(written)), written);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_member_has_a_documentation_and_can_be_set(Type model)
    {
        var path = Path.ChangeExtension(typeof(ResourceTask).Assembly.Location, ".xml");
        var summaries = XDocument.Load(path).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim());

        Assert.All(model.GetProperties(), property => Assert.NotEmpty(summaries[$"P:{property.DeclaringType!.FullName}.{property.Name}"] ?? ""));
        Assert.All(
            model.GetProperties().Where(property => !property.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute), true) && property.PropertyType != typeof(TaskStatus)),
            property => Assert.True(property.CanWrite, property.Name));
    }

    private static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement.Clone();

    private static ResourceTask Read(string json) => JsonSerializer.Deserialize(json, TrueWatchJsonContext.Default.ResourceTask)!;
}
