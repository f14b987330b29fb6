using System.Globalization;

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

    // Attempts and how many of them are admitted, by which key, and seconds that pass in between.
    [Theory]
    [InlineData(20, null, "20/20 +59.999 1/0 +0.001 21/20")]
    [InlineData(4, null, "1/1 +40 3/3 +20 4/1 +40 4/3")]
    [InlineData(2, null, "2/2 +30 10/0 +30 2/2")]
    [InlineData(2, null, "first:3/2 second:3/2")]
    [InlineData(null, null, "250/250")]
    [InlineData(null, 200, "first:150/150 second:51/50 first:1/0 +60 second:1/1")]
    [InlineData(null, 1, "1/1 first:5/0")]
    public async Task The_window_slides_and_what_is_refused_uses_up_nothing(int? keyLimit, int? workspaceLimit, string course)
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .AddKey("first")
            .AddKey("second")
            .WithKeyLimit(keyLimit)
            .WithWorkspaceLimit(workspaceLimit));

        foreach (var step in course.Split(' '))
        {
            if (step.StartsWith('+'))
            {
                client.Time.Advance(TimeSpan.FromSeconds(double.Parse(step, CultureInfo.InvariantCulture)));
                continue;
            }

            var (key, counts) = step.Split(':') is [var name, var text] ? (name, text) : (TrueWatchSimulator.DefaultApiKey, step);
            var (attempts, admitted) = counts.Split('/') is [var all, var good] ? (int.Parse(all, null), int.Parse(good, null)) : default;
            Assert.True(admitted == await CountAdmittedAsync(client, attempts, key), step);
        }
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
    public async Task Requests_at_the_same_time_do_not_exceed_the_limit()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(20));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.GetTaskAsync("task_import")));

        Assert.Equal(20, answers.Count(answer => answer.StatusCode == 200));
        Assert.Equal(40, answers.Count(answer => answer.StatusCode == 401));
        Assert.Equal(60, client.Simulator.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_for_the_workspace_is_as_documented()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(null));
        await CountAdmittedAsync(client, attempts: 200);

        var answer = await client.GetTaskAsync("task_import");

        Assert.Equal("ft.TriggerApiWorkspaceCurrentLimiting", answer.RequireError(401));
        Assert.Contains("200 requests within 60 seconds", answer.Message, StringComparison.Ordinal);
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
