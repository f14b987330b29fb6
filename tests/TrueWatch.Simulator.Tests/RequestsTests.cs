namespace TrueWatch.Simulator.Tests;

public sealed class RequestsTests
{
    private const string Path = "/api/v1/workspace/resource/query_action_status";

    [Fact]
    public async Task Every_request_is_kept_with_its_outcome()
    {
        await using var client = await SimulatorClient.StartAsync(requestsPerMinute: 2);

        await client.GetTaskAsync("task_import");
        await client.GetTaskAsync("a:b/c+d e");
        await client.GetAsync("", apiKey: null);
        await client.GetAsync("?taskId=", apiKey: "wrong");
        await client.SendAsync(HttpMethod.Post, "elsewhere");

        Assert.Equal(
            [
                new SimulatedRequest("GET", Path, "?taskId=task_import", HasApiKey: true, 200, ""),
                new SimulatedRequest("GET", Path, "?taskId=a%3Ab%2Fc%2Bd%20e", HasApiKey: true, 404, SimulatorErrorCodes.TaskNotFound),
                new SimulatedRequest("GET", Path, "", HasApiKey: false, 403, SimulatorErrorCodes.InvalidApiKey),
                new SimulatedRequest("GET", Path, "?taskId=", HasApiKey: true, 403, SimulatorErrorCodes.InvalidApiKey),
                new SimulatedRequest("POST", "/elsewhere", "", HasApiKey: true, 401, SimulatorErrorCodes.KeyRateLimit),
            ],
            client.Simulator.Requests);
    }

    [Fact]
    public async Task A_key_is_not_kept()
    {
        await using var client = await SimulatorClient.StartAsync(apiKeys: ["s3cret"]);

        await client.GetTaskAsync("task_import", "s3cret");

        Assert.DoesNotContain("s3cret", client.Simulator.Requests.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_does_not_change()
    {
        await using var client = await SimulatorClient.StartAsync();
        var before = client.Simulator.Requests;

        await client.GetTaskAsync("task_import");

        Assert.Empty(before);
        Assert.Single(client.Simulator.Requests);
    }
}
