using System.Reflection;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

public sealed class TaskStatusTests
{
    public static TheoryData<string, TaskStatus, PollingOutcome> Documented => new()
    {
        { "start", TaskStatus.Start, PollingOutcome.Pending },
        { "running", TaskStatus.Running, PollingOutcome.Pending },
        { "ok", TaskStatus.Ok, PollingOutcome.Succeeded },
        { "error", TaskStatus.Error, PollingOutcome.Failed },
        { "cancel", TaskStatus.Cancel, PollingOutcome.Canceled },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_documented_status_has_a_member_a_text_and_a_meaning(
        string wireValue, TaskStatus status, PollingOutcome outcome)
    {
        Assert.Equal(status, TaskStatusExtensions.Parse(wireValue));
        Assert.Equal(wireValue, status.ToWireValue());
        Assert.Equal(outcome, status.GetOutcome());
        Assert.Equal(outcome != PollingOutcome.Pending, status.IsTerminal());
        Assert.Equal(status, new ResourceTask { StatusValue = wireValue }.Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData(" ok")]
    [InlineData("Unknown")]
    [InlineData("paused")]
    public void Every_other_text_is_unknown_and_never_an_end(string? wireValue)
    {
        var status = TaskStatusExtensions.Parse(wireValue);

        Assert.Equal(TaskStatus.Unknown, status);
        Assert.Equal(default, status);
        Assert.Null(status.ToWireValue());
        Assert.False(status.IsTerminal());
        Assert.Equal(PollingOutcome.Pending, status.GetOutcome());
    }

    [Theory]
    [InlineData("OK", "ok")]
    [InlineData(" ok\t", "ok")]
    [InlineData("Running", "running")]
    [InlineData("ok", null)]
    [InlineData("paused", null)]
    [InlineData("o k", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_text_that_differs_only_in_letter_case_or_white_space_is_similar_to_a_known_one(string? wireValue, string? known)
        => Assert.Equal(known, TaskStatusExtensions.FindSimilar(wireValue));

    [Theory]
    [InlineData("OK", "'OK' (not 'ok': letter case and white space count)")]
    [InlineData(" running", "' running' (not 'running': letter case and white space count)")]
    [InlineData("paused", "'paused'")]
    public async Task A_wait_that_meets_an_unknown_status_names_the_known_one_that_may_be_meant(string status, string text)
    {
        using var loggers = new CollectingLoggers();
        var options = ClientUnderTest.Options();
        options.LoggerFactory = loggers;
        using var test = new ClientUnderTest(_ => Task.FromResult(ClientUnderTest.Response(Json.Success($$"""{"status":"{{status}}"}"""))), options);

        var exception = await Assert.ThrowsAsync<UnknownStatusException>(() => test.Client.WaitForTaskAsync(
            "task_xxxx", new PollingOptions { UnknownStatus = UnknownStatusPolicy.Throw }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains($"the last status was {text};", exception.Message, StringComparison.Ordinal);
        Assert.Equal(status, exception.Report.RawStatus);
        Assert.Contains(loggers.Entries, entry => entry.Text.Contains($"has the unknown status {text}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_members_are_unknown_and_those_of_the_document()
        => Assert.Equal(["Unknown", "Start", "Running", "Ok", "Error", "Cancel"], Enum.GetNames<TaskStatus>());

    [Fact]
    public void Reading_and_writing_a_status_allocates_nothing()
    {
        string?[] texts = ["start", "running", "ok", "error", "cancel", "paused", null];
        RoundTrip();
        var before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrip();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void RoundTrip()
        {
            foreach (var text in texts)
            {
                var status = TaskStatusExtensions.Parse(text);
                _ = status.ToWireValue();
                _ = status.IsTerminal();
            }
        }
    }

    [Fact]
    public void The_typed_status_is_no_part_of_the_json()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            new ResourceTask { StatusValue = "ok" }, TrueWatchJsonContext.Default.ResourceTask);

        Assert.Equal("""{"status":"ok"}""", json);
        Assert.NotNull(typeof(ResourceTask)
            .GetProperty(nameof(ResourceTask.Status))!
            .GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>());
    }
}
