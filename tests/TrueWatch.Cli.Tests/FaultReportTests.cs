using TrueWatch.Cli.CommandLine;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Tests;

/// <summary>What a wait ends with, in words.</summary>
public sealed class FaultReportTests : IDisposable
{
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public async Task A_timeout_says_why_the_last_poll_failed_and_how_long_the_service_asks_to_wait()
    {
        var exitCode = await ReportAsync(new PollingTimeoutException(
            Report, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(90), new IOException("The connection broke.")));

        Assert.Equal(ExitCode.Timeout, exitCode);
        Assert.Equal(
            "truewatch: task 'a b': The task did not end within 5 min 00 s (7 polls). No answer came. The last poll failed: " +
            "The connection broke. The rate limit was exceeded (2 polls). The service asks to wait another 1 min 30 s. " +
            "The task goes on at the service. To see how it ends:\n  truewatch task wait 'a b'\n",
            _error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_fault_that_did_not_pass_says_how_often_it_was_tried()
    {
        var exitCode = await ReportAsync(new PollingFaultException(
            Report, new PollingFault(PollingFaultKind.Transient, "HTTP 503"), new IOException("The connection broke.")));

        Assert.Equal(ExitCode.ServiceFault, exitCode);
        Assert.StartsWith(
            "truewatch: task 'a b': The connection broke. Too many polls in a row failed (7 polls in all).",
            _error.ToString(),
            StringComparison.Ordinal);
    }

    private static PollingReport Report => new()
    {
        Operation = "Task",
        Arguments = [new PollingArgument("taskId", "a b")],
        Polls = 7,
        ThrottledPolls = 2,
    };

    private Task<ExitCode> ReportAsync(Exception exception) => FaultReport.GuardAsync(
        new TaskRequest("wait", "a b", null, null, null, OutputFormat.Text, Simulate: false),
        new CliEnvironment
        {
            Output = TextWriter.Null,
            Error = _error,
            Terminal = null,
            GetVariable = _ => null,
            TimeProvider = TimeProvider.System,
        },
        (_, _) => throw exception,
        TestContext.Current.CancellationToken);
}
