using TrueWatch.Cli.Output;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Tests;

/// <summary>What a wait ends with, in words.</summary>
public sealed class FailureOutcomeTests
{
    [Fact]
    public void A_timeout_says_why_the_last_poll_failed_and_how_long_the_service_asks_to_wait()
    {
        var outcome = Describe(new PollingTimeoutException(
            Report, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(90), new IOException("The connection broke.")));

        Assert.Equal((ExitCode.Timeout, "timeout", 7, true), (outcome.ExitCode, outcome.Name, outcome.Polls, outcome.GoesOn));
        Assert.Equal(
            "The task did not end within 5 min 00 s (7 polls). There was no response. The last poll failed: The connection broke. " +
            "The rate limit was exceeded (2 polls). The service asks to wait another 1 min 30 s.",
            outcome.Message);
    }

    [Fact]
    public void A_fault_that_did_not_pass_says_how_often_it_was_tried()
    {
        var outcome = Describe(new PollingFaultException(
            Report, new PollingFault(PollingFaultKind.Transient, "HTTP 503"), new IOException("The connection\u001b[31m\nbroke.")));

        Assert.Equal((ExitCode.ServiceFault, "error", true), (outcome.ExitCode, outcome.Name, outcome.GoesOn));
        Assert.Equal("The connection [31m broke. Too many polls in a row failed (7 polls in all).", outcome.Message);
    }

    [Fact]
    public void What_should_not_happen_has_an_exit_code_as_well()
    {
        var outcome = Describe(new InvalidOperationException("Oh."));

        Assert.Equal((ExitCode.Unexpected, "unexpected", "InvalidOperationException: Oh."), (outcome.ExitCode, outcome.Name, outcome.Message));
    }

    private static PollingReport Report => new()
    {
        Operation = "Task",
        Arguments = [new PollingArgument("taskId", "a b")],
        Polls = 7,
        ThrottledPolls = 2,
    };

    private static TaskOutcome Describe(Exception exception) => FailureOutcome.Of(exception, "a b", TimeSpan.Zero, cause: null);
}
