using Microsoft.CodeAnalysis;
using TrueWatch.Simulator;

namespace TrueWatch.Build.Tests;

/// <summary>What a page shows first works as it is printed.</summary>
public sealed class FirstScreenTests
{
    [Fact]
    public async Task The_first_program_of_the_client_waits_for_a_task_with_nothing_but_the_environment()
    {
        var page = new Page("src/TrueWatch.Generated/README.md");
        var block = page.Blocks.First(block => block.Language == "csharp");
        await using var simulator = await TrueWatchSimulator.StartAsync(
            service => service.AddTask(new TaskScript("my_task").Succeeds(successCount: 12, failCount: 0)),
            cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(Snippet.Compile(page, block, "FirstScreen"), ["my_task"], new Dictionary<string, string>
        {
            ["TRUEWATCH_API_KEY"] = TrueWatchSimulator.DefaultApiKey,
            ["TRUEWATCH_ENDPOINT"] = simulator.Endpoint.AbsoluteUri,

            // What the machine may have set counts as not set.
            ["TRUEWATCH_SITE"] = "",
            ["TRUEWATCH_ACCESS_TOKEN"] = "",
            ["TRUEWATCH_REGION"] = "",
            ["TRUEWATCH_END_POINT"] = "",
        });

        Assert.Equal((0, "12 succeeded, 0 failed"), (result.ExitCode, result.Output.Trim()));
    }

    /// <summary>Runs a program beside these tests, whose packages are those that it needs.</summary>
    private static async Task<CommandResult> RunAsync(
        Compilation program, string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{program.AssemblyName}.dll");
        var tests = Path.Combine(AppContext.BaseDirectory, typeof(FirstScreenTests).Assembly.GetName().Name!);
        try
        {
            var emitted = program.Emit(path, cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
            return await DotNetCommand.RunAsync(
                AppContext.BaseDirectory,
                ["exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json", path, .. arguments],
                TestContext.Current.CancellationToken,
                variables);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
