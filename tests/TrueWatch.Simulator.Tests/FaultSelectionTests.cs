namespace TrueWatch.Simulator.Tests;

public sealed class FaultSelectionTests
{
    public static TheoryData<Action<SimulatedService>, int[]> Selections => new()
    {
        { service => service.OnNextRequests(2).Fail().OnNextRequests(1).ThrottleKey(), [503, 503, 401, 200, 200] },
        { service => service.OnNextRequests(2).Fail().OnRequest(2).ThrottleKey().OnRequest(5).RefuseKey(), [503, 401, 503, 200, 403, 200] },
        { service => service.OnEveryRequest().Fail().OnNextRequests(1).ThrottleKey(), [401, 503, 503, 503] },
    };

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task One_request_goes_before_the_next_ones_and_these_before_every_one(Action<SimulatedService> configure, int[] statusCodes)
    {
        await using var client = await SimulatorClient.StartAsync(configure);

        Assert.Equal(statusCodes, await PollAsync(client, statusCodes.Length));
    }

    [Fact]
    public async Task Every_request_is_selected_until_the_faults_are_cleared()
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .OnEveryRequest().Fail());

        Assert.Equal([503, 503], await PollAsync(client, 2));
        client.Simulator.Service.OnNextRequests(9).RefuseKey().ClearFaults();
        Assert.Equal([200], await PollAsync(client, 1));
    }

    [Fact]
    public async Task The_requests_of_one_task_alone_can_be_selected()
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .OnNextRequests(1, "task_failed").Fail()
            .OnRequest(2, "task_failed").ThrottleKey()
            .OnEveryRequest("task_endless").RefuseKey());

        Assert.Equal([200, 200, 200], await PollAsync(client, 3));
        Assert.Equal([503, 401, 200], await PollAsync(client, 3, "task_failed"));
        Assert.Equal([403, 403], await PollAsync(client, 2, "task_endless"));
    }

    [Fact]
    public async Task Faults_can_be_added_while_the_simulator_runs()
    {
        await using var client = await SimulatorClient.StartAsync();
        Assert.Equal([200], await PollAsync(client, 1));

        client.Simulator.Service.OnNextRequests(1).Fail();

        Assert.Equal([503, 200], await PollAsync(client, 2));
    }

    [Fact]
    public async Task A_number_that_has_passed_is_refused()
    {
        await using var client = await SimulatorClient.StartAsync();
        await PollAsync(client, 2);
        var service = client.Simulator.Service;

        var exception = Assert.Throws<InvalidOperationException>(() => service.OnRequest(2).Fail());
        Assert.Contains("Request 2 has been received already; 2 have.", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<InvalidOperationException>(() => service.OnRequest(1, "task_import").Fail());
        Assert.Contains("Request 1 for the task 'task_import'", exception.Message, StringComparison.Ordinal);
        service.OnRequest(3).Fail().OnRequest(1, "task_failed").ThrottleKey();

        Assert.Equal([503], await PollAsync(client, 1));
        Assert.Equal([401], await PollAsync(client, 1, "task_failed"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Counts_and_numbers_begin_with_one(int number)
    {
        await using var client = await SimulatorClient.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => client.Simulator.Service.OnNextRequests(number));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Simulator.Service.OnRequest(number));
    }

    [Fact]
    public async Task Requests_at_the_same_time_take_no_more_faults_than_there_are()
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .WithKeyLimit(null)
            .OnNextRequests(10).Fail());

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetTaskAsync("task_import")));

        Assert.Equal(10, answers.Count(answer => answer.StatusCode == 503));
        Assert.Equal(Enumerable.Range(1, 40), client.Simulator.Requests.Select(request => request.Number));
    }

    private static async Task<List<int>> PollAsync(SimulatorClient client, int count, string taskId = "task_import")
    {
        var statusCodes = new List<int>();
        for (var poll = 0; poll < count; poll++)
        {
            statusCodes.Add((await client.GetTaskAsync(taskId)).StatusCode);
        }

        return statusCodes;
    }
}
