namespace TrueWatch.Simulator.Tests;

public sealed class TaskIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?taskId")]
    [InlineData("?taskId=")]
    [InlineData("?taskId=%20")]
    [InlineData("?taskId=+%09")]
    [InlineData("?taskid=task_import")]
    [InlineData("?other=task_import")]
    public async Task A_missing_or_blank_task_id_is_refused(string query)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.GetAsync(query);

        Assert.Equal("ft.SimulatorInvalidTaskId", answer.RequireError(400));
        Assert.Contains("?taskId=", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_task_ids_are_refused()
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.GetAsync("?taskId=task_import&taskId=task_export");

        Assert.Equal("ft.SimulatorInvalidTaskId", answer.RequireError(400));
        Assert.Contains("more than once", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("TASK_IMPORT")]
    [InlineData("task_import ")]
    [InlineData("\"<é>\\")]
    public async Task An_unknown_task_is_refused_with_the_known_ones(string taskId)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.GetTaskAsync(taskId);

        Assert.Equal("ft.SimulatorTaskNotFound", answer.RequireError(404));
        Assert.Equal(
            $"The simulator has no task {taskId}. It has: task_import, task_export, task_export_partial, " +
            "task_failed, task_canceled, task_unknown, task_endless",
            answer.Message);
    }

    [Theory]
    [InlineData("?taskId=a%3Ab%2Fc%2Bd%20e%26f%3D%25%C3%A9")]
    [InlineData("?taskId=a:b/c%2Bd+e%26f=%25%c3%a9")]
    [InlineData("?other=1&task%49d=a%3Ab%2Fc%2Bd%20e%26f%3D%25%C3%A9&another")]
    public async Task The_task_id_is_decoded(string query)
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.AddTask(new TaskScript("a:b/c+d e&f=%é").Succeeds()));

        var answer = await client.GetAsync(query);

        Assert.Equal(200, answer.StatusCode);
        Assert.Equal("a:b/c+d e&f=%é", client.Simulator.Requests.Single().TaskId);
    }
}
