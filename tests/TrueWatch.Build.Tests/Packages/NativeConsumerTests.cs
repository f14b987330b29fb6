namespace TrueWatch.Build.Tests.Packages;

/// <summary>A program elsewhere that is compiled ahead of time with the package of the client.</summary>
public sealed class NativeConsumerTests
{
    private const string Query = "/api/v1/workspace/resource/query_action_status?taskId=";
    private const string Running = """{"code":200,"content":{"status":"running","action":"import"},"success":true}""";
    private const string Imported =
        """{"code":200,"content":{"status":"ok","action":"import","import_info":{"failCount":0,"successCount":12}},"success":true}""";
    private const string Exported = """{"code":200,"content":{"status":"ok","action":"export"},"success":true}""";

    private readonly PackageFeed _feed;

    public NativeConsumerTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public async Task A_program_is_published_as_a_native_one_without_a_warning_and_waits_for_tasks()
    {
        await using var server = new ScriptedServer(
            (Query + "import", [Running, new ServerAnswer(503, ""), Running, Imported]),
            (Query + "export", [Exported]),
            (Query + "unknown", [new ServerAnswer(404, """{"code":404,"errorCode":"ft.NoSuchTask","message":"none","success":false}""")]));
        var consumer = new Consumer(_feed, "Native");

        // What can't be compiled ahead of time is found without optimizations too, and a third sooner.
        var publish = await consumer.RunAsync(["publish", .. BuildServers.Options, "--configuration", "Debug", "--output", "published"]);

        publish.AssertSuccess();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(consumer.PathOf("published/TrueWatch.Generated.dll")), "The program is not a native one.");
        Assert.Equal(
            """
            Ok True 12 False
            Ok Succeeded {"status":"ok","action":"export"}
            BadRequest ft.NoSuchTask
            """,
            await consumer.StartNativeAsync("published/Native", server.Endpoint));
        Assert.Equal(4, server.CountRequests(Query + "import"));
    }
}
