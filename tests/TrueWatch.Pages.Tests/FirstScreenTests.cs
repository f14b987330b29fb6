namespace TrueWatch.Pages.Tests;

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
        using var program = new PageProgram(Snippet.Compile(page, block, "FirstScreen"));

        var result = await program.RunAsync(simulator, ["my_task"]);

        Assert.Equal((0, "12 succeeded, 0 failed"), (result.ExitCode, result.Output.Trim()));
    }
}
