namespace TrueWatch.Build.Tests.Packages;

/// <summary>
/// Projects elsewhere that know nothing but the packages. Every warning is an error there and every rule is on, so that
/// a build that succeeds says that the emitted code has no fault.
/// </summary>
[Collection<BuiltConsumers>]
public sealed class ConsumerTests
{
    private const string Queued = """{"state":"queued"}""";
    private const string Running = """{"state":"running"}""";

    private readonly ConsumerBuild _build;

    public ConsumerTests(ConsumerBuild build) => _build = build;

    [Fact]
    public async Task A_client_of_stock_NSwag_waits_and_gets_over_an_unavailable_service()
    {
        await using var server = new ScriptedServer(
            ("/jobs/job-1", [Queued, new ServerAnswer(503, ""), Running, """{"state":"done","pages":3}"""]));
        var consumer = _build.Get("NSwag");

        Assert.Equal("Done done 3", await consumer.StartAsync("NSwag", server.Endpoint));
        Assert.Equal(4, server.CountRequests("/jobs/job-1"));
    }

    [Fact]
    public async Task A_client_of_Refit_waits_for_bodies_and_for_responses_and_throws_when_a_task_fails()
    {
        await using var server = new ScriptedServer(
            ("/previews/preview-1", [Queued, Running, """{"state":"done","frames":1}"""]),
            ("/renders/render-1", [Queued, Running, """{"state":"done","frames":24}"""]),
            ("/renders/render-2", [Queued, """{"state":"crashed","frames":7}"""]));
        var consumer = _build.Get("Refit");

        Assert.Equal("Done 1\nDone 24\ncrashed", await consumer.StartAsync("Rendering", server.Endpoint));
        Assert.Equal(2, server.CountRequests("/renders/render-2"));
    }

    [Fact]
    public async Task A_client_written_by_hand_is_a_library_for_each_framework_in_CSharp_9_and_a_program_uses_it()
    {
        await using var server = new ScriptedServer(
            ("/builds/7", ["""{"build_state":"waiting"}""", """{"build_state":"compiling"}""", """{"build_state":"passed","warning_count":2}"""]));
        var library = _build.Get("HandWritten/Library");
        var program = _build.Get("HandWritten/Program");

        Assert.All(
            ["net10.0", "net8.0", "netstandard2.0"],
            framework => Assert.True(File.Exists(library.PathOf($"bin/Debug/{framework}/Building.dll")), framework));
        Assert.Equal("Passed 2", await program.StartAsync("BuildProgram", server.Endpoint));
        Assert.Equal(3, server.CountRequests("/builds/7"));
    }

    [Fact]
    public async Task A_document_with_three_waiters_and_a_fourth_waits_by_status_conditions_headers_and_integers()
    {
        await using var server = new ScriptedServer(
            ("/volumes/volume-1", ["""{"phase":0}""", """{"phase":1}""", """{"phase":2,"medium":"tape"}"""]),
            ("/volumes/volume-2", ["""{"phase":2}""", new ServerAnswer(404, "")]),
            ("/copies/copy-1", ["""{"bytes":5}""", new ServerAnswer(200, """{"bytes":10}""", "X-Copy-State: complete")]),
            ("/checks/check-1", ["""{"state":"in_progress"}""", """{"state":"repaired","report":{"errors":4}}"""]));
        var consumer = _build.Get("ThreeWaiters");

        Assert.Equal("Ready tape\nSucceeded True\nSucceeded 10\nRepaired 4", await consumer.StartAsync("Storage", server.Endpoint));
        Assert.Equal(2, server.CountRequests("/volumes/volume-2"));
    }
}
