namespace TrueWatch.Build.Tests.Packages;

/// <summary>Programs elsewhere that know nothing but the package of the client and wait for tasks with it.</summary>
[Collection<BuiltConsumers>]
public sealed class ClientConsumerTests
{
    private const string Query = "/api/v1/workspace/resource/query_action_status?taskId=";
    private const string Running = """{"code":200,"content":{"status":"running","action":"import"},"success":true}""";
    private const string Imported =
        """{"code":200,"content":{"status":"ok","action":"import","import_info":{"failCount":0,"successCount":12}},"success":true}""";

    private readonly ConsumerBuild _build;

    public ClientConsumerTests(ConsumerBuild build) => _build = build;

    [Fact]
    public async Task A_program_waits_against_the_simulator_of_the_package_on_a_virtual_clock()
        => Assert.Equal("Ok True 12 True 00:00:00", await _build.Get("Simulated").StartAsync("Simulated"));

    [Fact]
    public async Task A_library_in_CSharp_9_for_DotNet_Framework_and_Standard_compiles_and_a_program_waits_with_it()
    {
        await using var server = new ScriptedServer((Query + "import", [Running, Imported]));

        Assert.True(File.Exists(_build.Get("Framework/Library").PathOf("bin/Debug/net462/Importing.dll")));
        var run = await _build.Get("Framework/Program").RunAsync("exec", "bin/Debug/net8.0/ImportProgram.dll", server.Endpoint);
        run.AssertSuccess();
        Assert.Equal("Ok True 12", run.Output.Trim());
    }
}
