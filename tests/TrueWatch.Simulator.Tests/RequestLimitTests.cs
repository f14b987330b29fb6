namespace TrueWatch.Simulator.Tests;

public sealed class RequestLimitTests
{
    [Fact]
    public async Task The_twenty_first_request_of_a_minute_is_refused_as_documented()
    {
        await using var client = await SimulatorClient.StartAsync();

        Assert.Equal(20, await CountAdmittedAsync(client, attempts: 20));
        var answer = await client.GetTaskAsync("task_import");

        Assert.Equal("ft.TriggerApiAkCurrentLimiting", answer.RequireError(401));
        Assert.Contains("20 requests within 60 seconds", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_requests_are_free_again_after_sixty_seconds()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(20));
        await CountAdmittedAsync(client, attempts: 20);

        client.Time.Advance(TimeSpan.FromSeconds(59.999));
        Assert.Equal(0, await CountAdmittedAsync(client, attempts: 1));
        client.Time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(20, await CountAdmittedAsync(client, attempts: 21));
    }

    [Fact]
    public async Task The_window_slides()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(4));
        await CountAdmittedAsync(client, attempts: 1);
        client.Time.Advance(TimeSpan.FromSeconds(40));
        await CountAdmittedAsync(client, attempts: 3);

        client.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await CountAdmittedAsync(client, attempts: 4));
        client.Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(3, await CountAdmittedAsync(client, attempts: 4));
    }

    [Fact]
    public async Task A_refused_request_uses_up_nothing()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(2));
        await CountAdmittedAsync(client, attempts: 2);
        client.Time.Advance(TimeSpan.FromSeconds(30));
        await CountAdmittedAsync(client, attempts: 10);

        client.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(2, await CountAdmittedAsync(client, attempts: 2));
    }

    [Fact]
    public async Task Every_key_has_a_limit_of_its_own()
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.AddKey("first").AddKey("second").WithKeyLimit(2));

        Assert.Equal(2, await CountAdmittedAsync(client, attempts: 3, "first"));
        Assert.Equal(2, await CountAdmittedAsync(client, attempts: 3, "second"));
    }

    [Fact]
    public async Task An_unknown_key_is_refused_for_itself_however_often_it_comes()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(1));

        Assert.Equal(403, (await client.GetTaskAsync("task_import", "wrong")).StatusCode);
        Assert.Equal(403, (await client.GetTaskAsync("task_import", "wrong")).StatusCode);
        Assert.Equal(200, (await client.GetTaskAsync("task_import")).StatusCode);
    }

    [Fact]
    public async Task A_mistaken_request_of_a_known_key_counts()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(1));

        Assert.Equal(404, (await client.GetTaskAsync("nobody")).StatusCode);
        Assert.Equal(401, (await client.GetTaskAsync("task_import")).StatusCode);
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_refused()
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.WithKeyLimit(null).WithWorkspaceLimit(null));

        Assert.Equal(250, await CountAdmittedAsync(client, attempts: 250));
    }

    [Fact]
    public async Task Requests_at_the_same_time_do_not_exceed_the_limit()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(20));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.GetTaskAsync("task_import")));

        Assert.Equal(20, answers.Count(answer => answer.StatusCode == 200));
        Assert.Equal(40, answers.Count(answer => answer.StatusCode == 401));
        Assert.Equal(60, client.Simulator.Requests.Count);
    }

    [Fact]
    public async Task The_keys_of_the_workspace_share_a_limit_of_two_hundred()
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.AddKey("first").AddKey("second").WithKeyLimit(null));

        Assert.Equal(150, await CountAdmittedAsync(client, attempts: 150, "first"));
        Assert.Equal(50, await CountAdmittedAsync(client, attempts: 51, "second"));
        var answer = await client.GetTaskAsync("task_import", "first");

        Assert.Equal("ft.TriggerApiWorkspaceCurrentLimiting", answer.RequireError(401));
        Assert.Contains("200 requests within 60 seconds", answer.Message, StringComparison.Ordinal);
        client.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, await CountAdmittedAsync(client, attempts: 1, "second"));
    }

    [Fact]
    public async Task What_the_workspace_refuses_does_not_count_for_the_key()
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.AddKey("first").WithKeyLimit(2).WithWorkspaceLimit(1));
        await CountAdmittedAsync(client, attempts: 1);
        Assert.Equal(0, await CountAdmittedAsync(client, attempts: 5, "first"));

        client.Simulator.Service.WithWorkspaceLimit(null);

        Assert.Equal(2, await CountAdmittedAsync(client, attempts: 5, "first"));
    }

    [Fact]
    public async Task A_limit_can_change_while_the_simulator_runs()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(1));
        Assert.Equal(1, await CountAdmittedAsync(client, attempts: 3));

        client.Simulator.Service.WithKeyLimit(3);

        Assert.Equal(2, await CountAdmittedAsync(client, attempts: 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_limit_allows_at_least_one_request(int limit)
    {
        await using var client = await SimulatorClient.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => client.Simulator.Service.WithKeyLimit(limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Simulator.Service.WithWorkspaceLimit(limit));
    }

    private static async Task<int> CountAdmittedAsync(
        SimulatorClient client,
        int attempts,
        string apiKey = TrueWatchSimulator.DefaultApiKey)
    {
        var admitted = 0;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            var answer = await client.GetTaskAsync("task_import", apiKey);
            admitted += answer.StatusCode == 200 ? 1 : 0;
        }

        return admitted;
    }
}
