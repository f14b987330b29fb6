using System.Net;
using System.Text.Json;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary>
/// Every kind of end, as a process, by every way in which its output can go: exit code, standard output, standard error.
/// </summary>
public sealed class EndsTests : IAsyncLifetime
{
    private TrueWatchSimulator _service = null!;

    /// <summary>
    /// The end; the arguments; the exit code; its name in JSON; what the text says on the standard output (nothing where
    /// it is empty), and on the standard error.
    /// </summary>
    public static TheoryData<string, string, ExitCodeOf, string, string, string> Ends => new()
    {
        { "success", "wait good", new(ExitCode.Success), "succeeded", "Task good succeeded", "" },
        { "pending", "status running", new(ExitCode.Success), "pending", "Task running has not ended", "" },
        { "failure", "wait failed", new(ExitCode.TaskFailed), "failed", "Task failed failed", "" },
        { "cancellation", "wait canceled", new(ExitCode.TaskCanceled), "canceled", "Task canceled was canceled at the service", "" },
        { "partial success", "wait partial", new(ExitCode.PartialSuccess), "partial", "Task partial succeeded in part", "" },
        { "timeout", "wait running --timeout 10s", new(ExitCode.Timeout), "timeout", "running", "task 'running': The task did not end within 10.0 s" },
        { "refused key", "wait refused", new(ExitCode.KeyRefused), "error", "", "task 'refused': The service refused the API key" },
        { "refusing gateway", "wait gateway", new(ExitCode.ServiceFault), "error", "", "task 'gateway': Access was refused" },
        { "unknown task", "status missing", new(ExitCode.ServiceFault), "error", "", "task 'missing': " },
        { "unknown status", "wait archived --timeout 10s", new(ExitCode.UnknownStatus), "timeout", "archived (not documented)", "task 'archived': The task did not end" },
        { "usage", "wait good --timeout soon", new(ExitCode.Usage), "usage", "", "--timeout 'soon' is not a time" },
        { "parse error", "wiat good", new(ExitCode.Usage), "usage", "", "The command 'wiat' does not exist" },
    };

    public async ValueTask InitializeAsync() => _service = await TrueWatchSimulator.StartAsync(
        service => service
            .AddKey(CommandRun.MarkerKey)
            .WithKeyLimit(null)
            .AddTask(new TaskScript("good").Succeeds(12, 0))
            .AddTask(new TaskScript("failed").Fails("ft.ImportFailed"))
            .AddTask(new TaskScript("canceled").IsCanceled())
            .AddTask(new TaskScript("partial").Succeeds(11, 1))
            .AddTask(new TaskScript("running").Status("running"))
            .AddTask(new TaskScript("archived").Status("archived"))
            .OnEveryRequest("refused").RefuseKey()
            .OnEveryRequest("gateway").AnswerGatewayPage(HttpStatusCode.Forbidden),
        cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task An_end_is_told_in_text_in_json_to_a_terminal_and_to_nobody(
        string end, string arguments, ExitCodeOf exitCode, string outcome, string output, string error)
    {
        var line = $"truewatch task {arguments} --endpoint {_service.Endpoint}";
        var runs = await Task.WhenAll(
            ProcessRun.OfAsync(line),
            ProcessRun.OfAsync($"{line} --output json | cat; exit ${{PIPESTATUS[0]}}"),
            ProcessRun.InTerminalAsync(line),
            ProcessRun.OfAsync($"{line} >&-"),
            ProcessRun.OfAsync($"{line} > /dev/full"),
            ProcessRun.OfAsync($"{line} 2>&-"),
            ProcessRun.OfAsync($"{line} <&- >&- 2>&-"));

        var (text, json, terminal, closed, full, silent, nothing) = (runs[0], runs[1], runs[2], runs[3], runs[4], runs[5], runs[6]);
        Assert.Equal((exitCode.Code, exitCode.Code, exitCode.Code, exitCode.Code), (text.ExitCode, json.ExitCode, terminal.ExitCode, silent.ExitCode));
        AssertText(output, text.Output);
        AssertText(error, text.Error);
        AssertText(output, silent.Output);
        Assert.Equal("", silent.Error);
        Assert.Contains(output.Length > 0 ? output : error, terminal.Output, StringComparison.Ordinal);

        var root = JsonElement.Parse(json.Output);
        Assert.Equal((outcome, exitCode.Code), (root.GetProperty("outcome").GetString(), root.GetProperty("exitCode").GetInt32()));
        Assert.Contains(error, json.Error, StringComparison.Ordinal);

        Assert.Equal((10, 10), (closed.ExitCode, nothing.ExitCode));
        Assert.Contains("The standard output cannot be written: it is closed.", closed.Error, StringComparison.Ordinal);
        Assert.Equal(output.Length > 0 ? 10 : exitCode.Code, full.ExitCode);
        Assert.True(end.Length > 0);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_ends_a_wait_with_the_same_text_and_an_exit_code_of_its_own(string signal, int exitCode)
    {
        var arguments = $"task wait running --endpoint {_service.Endpoint}";
        var runs = await Task.WhenAll(
            ProcessRun.SignaledAsync(signal, arguments),
            ProcessRun.SignaledAsync(signal, $"{arguments} --output json"));

        Assert.All(runs, run => Assert.Equal(exitCode, run.ExitCode));
        Assert.All(runs, run => Assert.Contains(
            "truewatch: task 'running': Interrupted.\nThe task continues at the service. To see how it ends:\n  truewatch task wait running --endpoint",
            run.Error,
            StringComparison.Ordinal));
        Assert.Equal("interrupted", JsonElement.Parse(runs[1].Output).GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("--quiet")]
    [InlineData("--output json")]
    public async Task A_wait_ends_when_its_reader_is_gone(string options)
    {
        var run = await ProcessRun.OfAsync(
            $"truewatch task wait running {options} --endpoint {_service.Endpoint} | (read -t 1; true); exit ${{PIPESTATUS[0]}}");

        Assert.Equal(10, run.ExitCode);
        Assert.Contains("The task continues at the service.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_to_a_reader_that_has_enough_is_no_mistake()
    {
        var run = await ProcessRun.OfAsync("truewatch --help | head -1");

        Assert.Equal((0, "Description:\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    private static void AssertText(string expected, string actual)
    {
        if (expected.Length == 0)
        {
            Assert.Equal("", actual);
        }
        else
        {
            Assert.Contains(expected, actual, StringComparison.Ordinal);
        }
    }

    /// <summary>An exit code, as a public type of a table.</summary>
    public sealed record ExitCodeOf(int Code)
    {
        internal ExitCodeOf(ExitCode code)
            : this((int)code)
        {
        }
    }
}
