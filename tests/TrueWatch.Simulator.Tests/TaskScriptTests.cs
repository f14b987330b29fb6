namespace TrueWatch.Simulator.Tests;

public sealed class TaskScriptTests
{
    [Fact]
    public void A_script_needs_a_step()
        => AssertRefused("has no step");

    [Fact]
    public void The_first_step_begins_at_zero()
        => AssertRefused("Let it begin at zero", Step(1), Step(2));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void Every_step_begins_later_than_the_one_before(int second, int third)
        => AssertRefused("Step 3 of 'mine' begins at 00:00:01", Step(0), Step(second), Step(third));

    [Fact]
    public void No_step_is_null()
        => Assert.Throws<ArgumentNullException>(() => new TaskScript("mine", "Mine", Step(0), null!));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void The_id_and_the_description_are_not_blank(string blank)
    {
        Assert.Equal("taskId", Assert.Throws<ArgumentException>(() => new TaskScript(blank, "Mine", Step(0))).ParamName);
        Assert.Equal(
            "description", Assert.Throws<ArgumentException>(() => new TaskScript("mine", blank, Step(0))).ParamName);
    }

    [Fact]
    public void The_steps_are_those_at_the_time_of_making()
    {
        TaskScriptStep[] steps = [Step(0), Step(1)];
        var script = new TaskScript("mine", "Mine", steps);

        steps[0] = Step(5);

        Assert.Equal([0, 1], script.Steps.Select(step => step.From.TotalSeconds));
    }

    [Fact]
    public void A_step_does_not_begin_before_the_first_request()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Step(-1));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"status":"ok",}""")]
    [InlineData("""{"status":'ok'}""")]
    [InlineData("{} {}")]
    public void The_content_of_a_step_is_json(string content)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TaskScriptStep(TimeSpan.FromSeconds(1), content));

        Assert.Contains("The content of the step from 00:00:01 on is not JSON", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_scripts_for_one_task_are_refused()
    {
        var options = new TrueWatchSimulatorOptions { Scripts = [.. TaskScripts.All, TaskScripts.Import] };

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => TrueWatchSimulator.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("Two scripts are for the task 'task_import'", exception.Message, StringComparison.Ordinal);
    }

    private static TaskScriptStep Step(int seconds) => new(TimeSpan.FromSeconds(seconds), "{}");

    private static void AssertRefused(string reason, params TaskScriptStep[] steps)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TaskScript("mine", "Mine", steps));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
