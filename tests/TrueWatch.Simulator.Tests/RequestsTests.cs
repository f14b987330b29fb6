namespace TrueWatch.Simulator.Tests;

public sealed class RequestsTests
{
    private const string Path = "/api/v1/workspace/resource/query_action_status";

    [Fact]
    public async Task Every_request_is_kept_with_its_outcome()
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.AddKey("another").AddKey("named", "mine").WithKeyLimit(2));

        await client.GetTaskAsync("task_import");
        client.Time.Advance(TimeSpan.FromSeconds(2.5));
        await client.GetTaskAsync("a:b/c+d e");
        await client.GetAsync("", apiKey: null);
        await client.GetAsync("?taskId=", apiKey: "wrong");
        await client.SendAsync(HttpMethod.Post, "elsewhere");
        await client.GetAsync("?taskId=a&taskId=b", apiKey: "another");
        await client.GetTaskAsync("task_import", apiKey: "named");

        Assert.Equal(
            [
                $"#1 at 00:00:00: GET {Path}?taskId=task_import, key 'default', answered 200",
                $"#2 at 00:00:02.5000000: GET {Path}?taskId=a%3Ab%2Fc%2Bd%20e, key 'default', answered 404 ft.SimulatorTaskNotFound",
                $"#3 at 00:00:02.5000000: GET {Path}, no key, answered 403 ft.InvalidAPIKey",
                $"#4 at 00:00:02.5000000: GET {Path}?taskId=, unknown key, answered 403 ft.InvalidAPIKey",
                "#5 at 00:00:02.5000000: POST /elsewhere, key 'default', answered 401 ft.TriggerApiAkCurrentLimiting",
                $"#6 at 00:00:02.5000000: GET {Path}?taskId=a&taskId=b, key 'key 2', answered 400 ft.SimulatorInvalidTaskId",
                $"#7 at 00:00:02.5000000: GET {Path}?taskId=task_import, key 'mine', answered 200",
            ],
            client.Simulator.Requests.Select(request => request.ToString()));
        Assert.Equal(
            ["task_import", "a:b/c+d e", null, "", null, null, "task_import"],
            client.Simulator.Requests.Select(request => request.TaskId));
        Assert.Equal([5], client.Simulator.Requests.Where(request => request.IsThrottled).Select(request => request.Number));
        Assert.Equal(2, client.Simulator.CountRequests("task_import"));
        Assert.Equal(0, client.Simulator.CountRequests("nobody"));
    }

    [Fact]
    public async Task The_headers_are_kept_but_for_the_key()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.AddKey("s3cret"));

        await client.SendAsync(HttpMethod.Get, Path, "s3cret", acceptEncoding: "gzip, br");

        var request = client.Simulator.Requests.Single();
        Assert.Equal("gzip, br", request.Headers["accept-encoding"]);
        Assert.Equal("***", request.Headers["df-api-key"]);
        Assert.DoesNotContain("s3cret", request + string.Join('\n', request.Headers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_an_answer_has_no_status()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.OnNextRequests(1).ResetConnection());

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetTaskAsync("task_import"));

        var request = client.Simulator.Requests.Single();
        Assert.Null(request.StatusCode);
        Assert.Equal("", request.ErrorCode);
        Assert.EndsWith("key 'default', not answered", request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_last_requests_are_kept_but_all_are_counted()
    {
        const int Excess = 3;
        await using var client = await SimulatorClient.StartAsync(service => service
            .OnNextRequests(1, "old").Fail()
            .OnEveryRequest("task_import").Fail());
        await client.GetTaskAsync("old");
        for (var number = 0; number < TrueWatchSimulator.MaximumRequests + Excess - 1; number++)
        {
            await client.GetTaskAsync("task_import");
        }

        Assert.Equal(
            Enumerable.Range(1 + Excess, TrueWatchSimulator.MaximumRequests),
            client.Simulator.Requests.Select(request => request.Number));
        Assert.Equal(TrueWatchSimulator.MaximumRequests + Excess - 1, client.Simulator.CountRequests("task_import"));
        Assert.Equal(0, client.Simulator.CountRequests("old"));
        Assert.Throws<InvalidOperationException>(
            () => client.Simulator.Service.OnRequest(TrueWatchSimulator.MaximumRequests, "task_import").Fail());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:80")]
    public async Task A_request_for_this_machine_is_answered_by_whatever_name(string host)
    {
        await using var client = await SimulatorClient.StartAsync();

        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, Path + "?taskId=task_import", headers: ("Host", host))).StatusCode);
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:80")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("127.0.0.2")]
    [InlineData("0.0.0.0")]
    public async Task A_request_for_a_foreign_host_is_refused_before_all_else(string host)
    {
        await using var client = await SimulatorClient.StartAsync(service => service.OnNextRequests(1).Fail());

        var answer = await client.SendAsync(HttpMethod.Get, Path + "?taskId=task_import", headers: ("Host", host));

        Assert.Equal(SimulatorErrorCodes.ForeignHost, answer.RequireError(421));
        Assert.Contains($"'{host}'", answer.Message, StringComparison.Ordinal);
        Assert.Empty(client.Simulator.Requests);
        Assert.Equal(503, (await client.GetTaskAsync("task_import")).StatusCode);
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
