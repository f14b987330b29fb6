namespace TrueWatch.Package.Tests;

/// <summary>Programs elsewhere that know nothing but the package of the client and wait for tasks with it.</summary>
public sealed class ClientConsumerTests
{
    private const string Query = "/api/v1/workspace/resource/query_action_status?taskId=";
    private const string Running = """{"code":200,"content":{"status":"running","action":"import"},"success":true}""";
    private const string Imported =
        """{"code":200,"content":{"status":"ok","action":"import","import_info":{"failCount":0,"successCount":12}},"success":true}""";
    private const string Exported = """{"code":200,"content":{"status":"ok","action":"export"},"success":true}""";

    private readonly PackageFeed _feed;

    public ClientConsumerTests(PackageFeed feed) => _feed = feed;

    [Fact]
    public async Task A_program_is_published_as_a_native_one_without_a_warning_and_waits_for_tasks()
    {
        await using var server = new ScriptedServer(
            (Query + "import", [Running, new ServerAnswer(503, ""), Running, Imported]),
            (Query + "export", [Exported]),
            (Query + "unknown", [new ServerAnswer(404, """{"code":404,"errorCode":"ft.NoSuchTask","message":"none","success":false}""")]));
        var consumer = new Consumer(_feed, "Native");

        var publish = await consumer.RunAsync("publish", "--disable-build-servers", "-tl:off", "--output", "published");

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

    [Fact]
    public async Task A_program_waits_against_the_simulator_of_the_package_on_a_virtual_clock()
    {
        var consumer = new Consumer(_feed, "Simulated");

        var build = await consumer.BuildAsync();

        build.AssertSuccess();
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Equal("Ok True 12 True", await consumer.StartAsync("Simulated"));
    }

    [Fact]
    public async Task A_library_in_CSharp_9_for_DotNet_Framework_and_Standard_compiles_and_a_program_waits_with_it()
    {
        await using var server = new ScriptedServer((Query + "import", [Running, Imported]));
        var program = new Consumer(_feed, "Framework/Program");
        var library = new Consumer(_feed, "Framework/Library");

        Assert.All([await library.BuildAsync(), await program.BuildAsync()], build =>
        {
            build.AssertSuccess();
            Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        });

        Assert.True(File.Exists(library.PathOf("bin/Debug/net462/Importing.dll")));
        var run = await program.RunAsync("exec", "bin/Debug/net8.0/ImportProgram.dll", server.Endpoint);
        run.AssertSuccess();
        Assert.Equal("Ok True 12", run.Output.Trim());
    }
}
