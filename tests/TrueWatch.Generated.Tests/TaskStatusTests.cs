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
