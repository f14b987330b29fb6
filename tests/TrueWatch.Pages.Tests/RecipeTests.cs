using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrueWatch.Generated;

namespace TrueWatch.Pages.Tests;

/// <summary>The recipes, each as it is printed.</summary>
public sealed class RecipeTests
{
    private static readonly Page Recipes = new("src/TrueWatch.Generated/docs/recipes.md");

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TrueWatchSimulator.DefaultApiKey, "Healthy: The service responds, and does not know the task.")]
    [InlineData("revoked", "Unhealthy: The service refused the API key (HTTP 403, error code ft.InvalidAPIKey")]
    public async Task The_health_check_says_whether_the_service_knows_the_key(string key, string expected)
    {
        await using var service = await TrueWatchSimulator.StartAsync(cancellationToken: TestCanceled);

        var run = await RunAsync(service, "IHealthCheck", [], ("TRUEWATCH_API_KEY", key));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spans_carry_operation_outcome_and_status_and_the_buckets_go_to_an_hour()
    {
        await using var service = await TrueWatchSimulator.StartAsync(
            service => service.AddTask(new TaskScript("my_task").Succeeds()), cancellationToken: TestCanceled);

        var run = await RunAsync(service, "PollingTelemetry", ["my_task"]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            [
                @"Activity.DisplayName: +wait Task\n", @"polling\.operation: Task\n", @"polling\.outcome: succeeded\n",
                @"polling\.status: ok\n", @"StatusCode: Ok\n", @"polling\.wait\.duration", @"\(1800,3600\]:0\n\(3600,\+Infinity\]:0",
            ],
            expected => Assert.Matches(expected, run.Output));
        Assert.DoesNotContain("my_task", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_task_and_ends_with_them()
    {
        await using var service = await TrueWatchSimulator.StartAsync(
            service => service
                .AddTask(new TaskScript("first").Running(TimeSpan.FromSeconds(1)).Succeeds())
                .AddTask(new TaskScript("[second]").Fails("ft.Failed")),
            new FastTime(),
            TestCanceled);

        var run = await RunAsync(service, "AnsiConsole.Live", ["first", "[second]"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"first +│ ok +│ 2 ", run.Output);
        Assert.Matches(@"\[second\] +│ error +│ 1 ", run.Output);
    }

    [Theory]
    [InlineData("NSubstitute")]
    [InlineData("Moq")]
    public async Task The_tests_with_doubles_pass(string library)
    {
        var test = Assert.Single(
            Load($"using {library};").GetExportedTypes().SelectMany(type => type.GetMethods()),
            method => method.IsDefined(typeof(FactAttribute)));
        await (Task)test.Invoke(Activator.CreateInstance(test.DeclaringType!), [])!;
    }

    [Fact]
    public async Task The_nightly_export_keeps_the_files_of_seven_nights()
    {
        var folder = Directory.CreateTempSubdirectory("truewatch-nightly-");
        var time = new VirtualTimeProvider { AutoAdvance = false };
        await using var service = await TrueWatchSimulator.StartAsync(
            service => service.OnRequest(1, SimulatedOperation.ExportResources).AnswerGatewayPage(), time, TestCanceled);
        using var client = new TrueWatchClient(new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
            Endpoint = service.Endpoint,
            TimeProvider = time,
        });
        var environment = new HostingEnvironment { ContentRootPath = folder.FullName };
        var type = Load("NightlyExport").GetType("NightlyExport", throwOnError: true)!;
        var logger = Activator.CreateInstance(typeof(Logger<>).MakeGenericType(type), NullLoggerFactory.Instance);
        using var nightly = (BackgroundService)Activator.CreateInstance(type, client, time, environment, logger)!;

        await nightly.StartAsync(TestCanceled);
        await time.AdvanceAsync(TimeSpan.FromDays(9), TestCanceled);
        await nightly.StopAsync(TestCanceled);

        // The first night failed, and was not tried again: the export may have been started.
        Assert.Equal(
            Enumerable.Range(3, 7).Select(day => $"2000-01-0{day}.zip"),
            folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal(9, service.Requests.Count(request => request.Operation == SimulatedOperation.ExportResources));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_script_waits_in_PowerShell()
    {
        await using var service = await TrueWatchSimulator.StartAsync(
            service => service
                .AddTask(new TaskScript("good").Succeeds(successCount: 12, failCount: 0))
                .AddTask(new TaskScript("bad").Fails("ft.Failed")),
            cancellationToken: TestCanceled);
        Assert.SkipUnless(IsThere("pwsh"), "PowerShell is not on this machine.");
        var folder = Directory.CreateTempSubdirectory("truewatch-powershell-");
        var libraries = folder.CreateSubdirectory("lib");
        Copy(typeof(TrueWatchClient).Assembly, libraries.FullName);
        var script = Recipes.Blocks.Single(block => block.Language == "powershell").Text;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "wait.ps1"), script, TestCanceled);

        Assert.Equal("Ok: 12 succeeded, 0 failed", (await WaitAsync("good")).Output.Trim());
        Assert.Equal("The task failed: ft.Failed", (await WaitAsync("bad")).Output.Trim());
        folder.Delete(recursive: true);

        Task<CommandResult> WaitAsync(string taskId) => DotNetCommand.RunProgramAsync(
            "pwsh", folder.FullName, ["-NoProfile", "-File", "wait.ps1", taskId], TestCanceled, PageProgram.EnvironmentOf(service));
    }

    /// <summary>What the script calls, in C#, for machines without PowerShell.</summary>
    [Fact]
    public async Task The_calls_of_the_script_are_there()
    {
        await using var service = await TrueWatchSimulator.StartAsync(
            service => service.AddTask(new TaskScript("good").Succeeds(successCount: 12, failCount: 0)), cancellationToken: TestCanceled);
        using var client = new TrueWatchClient(
            new TrueWatchClientOptions { ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey), Endpoint = service.Endpoint });

        var end = await TaskPollingExtensions.WaitForTaskAsync(client, "good", TimeSpan.FromMinutes(15), TestCanceled);

        Assert.Equal("Ok: 12", $"{end.Status}: {end.Result.ImportInfo?.SuccessCount}");
    }

    /// <summary>Copies an assembly and what it needs besides the runtime, as a publish does.</summary>
    private static void Copy(Assembly assembly, string folder)
    {
        var target = Path.Combine(folder, Path.GetFileName(assembly.Location));
        if (File.Exists(target) || Path.GetDirectoryName(assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        {
            return;
        }

        File.Copy(assembly.Location, target);
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            Copy(Assembly.Load(reference), folder);
        }
    }

    private static FencedBlock Block(string content)
        => Recipes.Blocks.Single(block => block.Language == "csharp" && block.Text.Contains(content, StringComparison.Ordinal));

    private static Assembly Load(string content)
    {
        using var assembly = new MemoryStream();
        var emitted = Snippet.Compile(Recipes, Block(content), $"Loaded.{Guid.NewGuid()}").Emit(assembly, cancellationToken: TestCanceled);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return Assembly.Load(assembly.ToArray());
    }

    private static async Task<CommandResult> RunAsync(
        TrueWatchSimulator service, string content, string[] arguments, params (string Name, string Value)[] variables)
    {
        using var program = new PageProgram(Snippet.Compile(Recipes, Block(content), $"Recipe.{content}"));
        return await program.RunAsync(service, arguments, variables);
    }

    private static bool IsThere(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)));
}
