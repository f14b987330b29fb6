namespace TrueWatch.Simulator.Tests;

public sealed class RoutingTests
{
    private const string Path = "api/v1/workspace/resource/query_action_status";

    [Theory]
    [InlineData("")]
    [InlineData("api/v1/workspace/resource")]
    [InlineData(Path + "/")]
    [InlineData("API/v1/workspace/resource/query_action_status")]
    public async Task An_unknown_path_is_refused_with_those_that_exist(string path)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.SendAsync(HttpMethod.Get, path + "?taskId=task_import");

        Assert.Equal("ft.SimulatorPathNotFound", answer.RequireError(404));
        Assert.EndsWith(
            $"It has /{Path}, /api/v1/workspace/resource/export/task/create, /api/v1/workspace/resource/upload",
            answer.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_refused(string method)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.SendAsync(new HttpMethod(method), Path + "?taskId=task_import");

        Assert.Equal("ft.SimulatorMethodNotAllowed", answer.RequireError(405));
        Assert.Equal(["GET"], answer.ContentHeaders.Allow);
    }

    [Fact]
    public async Task A_head_request_is_refused_without_a_body()
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.SendAsync(HttpMethod.Head, Path + "?taskId=task_import", acceptEncoding: "gzip");

        Assert.Equal(405, answer.StatusCode);
        Assert.Empty(answer.Body);
    }
}
