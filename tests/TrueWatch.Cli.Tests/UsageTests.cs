namespace TrueWatch.Cli.Tests;

/// <summary>Command lines that are refused before anything is sent.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("The task id '' is empty", "task", "wait", "")]
    [InlineData("The task id '  ' is empty", "task", "status", "  ")]
    [InlineData("The task id '' is empty", "task", "wait", "", "--simulate")]
    [InlineData("There is no task id on the standard input", "task", "wait", "-", "--simulate")]
    [InlineData("Required argument 'taskId' missing", "task", "wait")]
    [InlineData("Required argument 'taskId' missing", "task", "status", "--simulate")]
    [InlineData("Required command was not provided", "task")]
    [InlineData("There is no TrueWatch site 'mars'. The sites are us1 (Oregon), eu1 (Frankfurt), ap1 (Singapore), za1 (South Africa), id1 (Jakarta).", "task", "wait", "a", "--site", "mars")]
    [InlineData("--site and --endpoint exclude each other", "task", "wait", "a", "--site", "us1", "--endpoint", "https://example.org")]
    [InlineData("--simulate replaces the service", "task", "wait", "task_import", "--site", "us1", "--simulate")]
    [InlineData("The endpoint is not an absolute address", "task", "wait", "a", "--endpoint", "example")]
    [InlineData("The endpoint is not https", "task", "wait", "a", "--endpoint", "http://example.org")]
    [InlineData("The endpoint is neither https nor http", "task", "wait", "a", "--endpoint", "ftp://example.org")]
    [InlineData("--timeout 'soon' is not a time", "task", "wait", "a", "--timeout", "soon")]
    [InlineData("--timeout '0s' is not a time", "task", "wait", "a", "--timeout", "0s")]
    [InlineData("--timeout '-5s' is not a time", "task", "wait", "a", "--timeout", "-5s")]
    [InlineData("--interval '5 s' is not a time", "task", "wait", "a", "--interval", "5 s")]
    [InlineData("Argument 'xml' not recognized", "task", "wait", "a", "--output", "xml")]
    [InlineData("The option '--sit' does not exist. Did you mean '--site'?", "task", "wait", "a", "--sit", "us1")]
    [InlineData("The option '--outptu' does not exist. Did you mean '--output'?", "task", "wait", "a", "--outptu", "json")]
    [InlineData("The option '--intervall' does not exist.", "task", "status", "a", "--intervall=3")]
    [InlineData("The command 'wiat' does not exist. Did you mean 'wait'?", "task", "wiat", "a")]
    [InlineData("The command 'wait' does not exist. Did you mean 'truewatch task wait'?", "wait", "a")]
    [InlineData("The command 'tasks' does not exist. Did you mean 'task'?", "tasks")]
    [InlineData("The argument 'b' is unexpected.", "task", "status", "a", "b")]
    [InlineData("The option --simulate belongs after 'truewatch export' or 'truewatch import' or 'truewatch task status' or 'truewatch task wait'.", "--simulate", "task", "wait", "a")]
    public async Task What_is_not_right_is_said_in_one_line_with_another_that_helps(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"truewatch: {message}", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"^[^\n]+\nTry 'truewatch( task( wait| status)?)? --help'\.\n$", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_value_that_belongs_nowhere_is_not_printed()
    {
        var run = await CommandRun.OfAsync("task", "wait", "a", "--api-key", CommandRun.MarkerKey);

        Assert.StartsWith("truewatch: The option '--api-key' does not exist.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "TRUEWATCH_API_KEY is not set")]
    [InlineData("", "TRUEWATCH_API_KEY is not set")]
    [InlineData("   ", "TRUEWATCH_API_KEY: The API key has an invalid character")]
    [InlineData("marker-5eb63bbbe01eeed0\n", "TRUEWATCH_API_KEY: The API key has an invalid character")]
    [InlineData("clé", "TRUEWATCH_API_KEY: The API key has an invalid character")]
    public async Task A_key_that_cannot_be_one_is_refused_without_being_printed(string? key, string message)
    {
        var run = await new CommandTest { Key = key }.RunAsync("task", "wait", "a", "--site", "us1");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("clé", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_needs_no_key()
    {
        var run = await new CommandTest { Key = null }.RunAsync("task", "status", "task_import", "--simulate");

        Assert.Equal(ExitCode.Success, run.ExitCode);
    }
}
