namespace TrueWatch.Polling.Tests;

/// <summary>The budget of a key that several clients have: whose limits hold, from when on and until when.</summary>
public sealed class ClientsOfOneKeyTests
{
    private static readonly RequestLimit TwentyAMinute = new(20, TimeSpan.FromSeconds(60));
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_clients_of_a_key_at_an_endpoint_share_its_budget_and_others_have_their_own()
    {
        var service = new JobService(_time, "done");
        var limit = new RequestLimit(1, TimeSpan.FromSeconds(60));
        var one = service.Client(limit, "key");
        var same = service.Client(limit, "key");
        var other = service.Client(limit, "other key");

        await one.GetStatusAsync("1", TestCanceled);
        await other.GetStatusAsync("2", TestCanceled);
        var second = same.GetStatusAsync("3", TestCanceled);

        _time.Run(TimeSpan.FromSeconds(60));
        Assert.False(second.IsCompleted);
        _time.Run(TimeSpan.FromSeconds(0.1));
        await second;
    }

    [Fact]
    public async Task The_budget_outlives_its_clients()
    {
        var service = new JobService(_time, "done");
        await SendAndForgetAsync(service);
        _time.Run(TimeSpan.FromSeconds(30));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        var second = service.Client(new RequestLimit(1, TimeSpan.FromSeconds(60)), "a key").GetStatusAsync("2", TestCanceled);

        _time.Run(TimeSpan.FromSeconds(30));
        Assert.False(second.IsCompleted);
        _time.Run(TimeSpan.FromSeconds(0.1));
        await second;

        static async Task SendAndForgetAsync(JobService service)
            => await service.Client(new RequestLimit(1, TimeSpan.FromSeconds(60)), "a key").GetStatusAsync("1", TestCanceled);
    }

    [Fact]
    public async Task Where_clients_of_a_key_have_different_limits_each_of_them_holds()
    {
        var service = new JobService(_time, "done");
        var strict = service.Client(new RequestLimit(1, TimeSpan.FromSeconds(10)), "b key");
        var loose = service.Client(new RequestLimit(3, TimeSpan.FromSeconds(60)), "b key");

        foreach (var (client, second) in new[] { (loose, 1), (strict, 12), (loose, 23), (strict, 75) })
        {
            var call = client.GetStatusAsync("a", TestCanceled);
            _time.Run(TimeSpan.FromSeconds(second) - _time.Now);
            await call;
        }

        RequestWindow.RequireAtMost(1, TimeSpan.FromSeconds(10), service.Requests);
        RequestWindow.RequireAtMost(3, TimeSpan.FromSeconds(60), service.Requests);
    }

    [Fact]
    public async Task A_workspace_limiter_is_shared_by_its_keys()
    {
        var service = new JobService(_time, "done");
        using var workspace = new RequestLimiter(new RequestLimit(2, TimeSpan.FromSeconds(60)), _time);
        var options = new PollingConnectionOptions { Limit = TwentyAMinute, Limiters = [workspace], TimeProvider = _time };
        var calls = Enumerable.Range(0, 5).Select(_ => service.Client(options).GetStatusAsync("a", TestCanceled)).ToList();

        foreach (var (second, answered) in new[] { (0.1, 2), (59.9, 2), (60.1, 4), (119, 4), (125, 5) })
        {
            _time.Run(TimeSpan.FromSeconds(second) - _time.Now);
            await Task.WhenAll(calls.Take(answered));
            Assert.Equal(answered, service.Requests.Count);
        }
    }

    [Fact]
    public async Task A_client_that_is_closed_limits_waits_by_another_clock_no_more_either()
    {
        var key = Guid.NewGuid().ToString();
        var strict = new JobService(_time, "done").Client(new PollingConnectionOptions { Limit = new RequestLimit(1, TimeSpan.FromHours(1)) }, key);
        await Poller.WaitAsync(strict.Job(), new PollingOptions { TimeProvider = _time }, null, TestCanceled);
        var other = new JobService(_time, "done").Client(key: key);
        var call = other.GetStatusAsync("a", TestCanceled);
        Assert.False(call.IsCompleted);

        strict.PollingConnection.Close();

        Assert.Equal("done", await call);
        Assert.Equal("done", await other.GetStatusAsync("b", TestCanceled));
    }

    [Fact]
    public async Task What_was_sent_counts_for_a_limit_that_comes_later()
    {
        var service = new JobService(_time, "done");
        var unlimited = service.Client(key: "a key without a limit");
        for (var number = 0; number < 30; number++)
        {
            await unlimited.GetStatusAsync("a", TestCanceled);
        }

        var limited = service.Client(TwentyAMinute, "a key without a limit").GetStatusAsync("b", TestCanceled);

        _time.Run(TimeSpan.FromSeconds(60));
        Assert.False(limited.IsCompleted);
        _time.Run(TimeSpan.FromSeconds(0.1));
        await limited;
    }
}
