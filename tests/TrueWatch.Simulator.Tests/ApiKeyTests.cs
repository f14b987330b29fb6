namespace TrueWatch.Simulator.Tests;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("SIMULATOR-KEY")]
    [InlineData("simulator-key,simulator-key")]
    public async Task A_missing_or_unknown_key_is_refused_as_documented(string? apiKey)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.GetTaskAsync("task_import", apiKey);

        Assert.Equal("ft.InvalidAPIKey", answer.RequireError(403));
        Assert.Contains("DF-API-KEY", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_does_not_repeat_a_refused_key()
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.GetTaskAsync("task_import", "s3cret");

        Assert.DoesNotContain("s3cret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accepted_keys_can_be_chosen()
    {
        await using var client = await SimulatorClient.StartAsync(apiKeys: ["first", "second", "second"]);

        Assert.Equal(200, (await client.GetTaskAsync("task_import", "first")).StatusCode);
        Assert.Equal(200, (await client.GetTaskAsync("task_import", "second")).StatusCode);
        Assert.Equal(403, (await client.GetTaskAsync("task_import")).StatusCode);
    }

    [Fact]
    public async Task Without_accepted_keys_every_request_is_refused()
    {
        await using var client = await SimulatorClient.StartAsync(apiKeys: []);

        Assert.Equal(403, (await client.GetTaskAsync("task_import")).StatusCode);
    }
}
