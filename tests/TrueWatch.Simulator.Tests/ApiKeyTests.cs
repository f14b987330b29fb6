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
    public async Task Keys_can_be_added_and_revoked_at_any_time()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.AddKey("first"));
        Assert.Equal(200, (await client.GetTaskAsync("task_import")).StatusCode);
        Assert.Equal(200, (await client.GetTaskAsync("task_import", "first")).StatusCode);

        client.Simulator.Service.AddKey("second").RevokeKey("first").RevokeKey(TrueWatchSimulator.DefaultApiKey);

        Assert.Equal(403, (await client.GetTaskAsync("task_import")).StatusCode);
        Assert.Equal(403, (await client.GetTaskAsync("task_import", "first")).StatusCode);
        Assert.Equal(200, (await client.GetTaskAsync("task_import", "second")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_can_come_back_with_the_name_and_the_requests_that_it_had()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.AddKey("key", "mine").WithKeyLimit(1));
        await client.GetTaskAsync("task_import", "key");

        client.Simulator.Service.RevokeKey("key").AddKey("key");

        Assert.Equal(401, (await client.GetTaskAsync("task_import", "key")).StatusCode);
        Assert.Equal(["mine", "mine"], client.Simulator.Requests.Select(request => request.ApiKeyName));
    }

    [Fact]
    public async Task What_makes_no_sense_of_a_key_is_refused_without_repeating_it()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.AddKey("s3cret", "mine"));
        var service = client.Simulator.Service;

        ArgumentException[] exceptions =
        [
            Assert.Throws<ArgumentException>(() => service.AddKey("s3cret")),
            Assert.Throws<ArgumentException>(() => service.AddKey("s3cret-too", "mine")),
            Assert.Throws<ArgumentException>(() => service.RevokeKey("s3cret-unknown")),
            Assert.Throws<ArgumentException>(() => service.AddKey(" ")),
            Assert.Throws<ArgumentException>(() => service.AddKey("s3cret-blank", " ")),
        ];

        Assert.Equal(["apiKey", "name", "apiKey", "apiKey", "name"], exceptions.Select(exception => exception.ParamName));
        Assert.All(exceptions, exception => Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal));
    }
}
