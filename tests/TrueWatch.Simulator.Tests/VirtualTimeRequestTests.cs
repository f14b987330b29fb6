using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Simulator.Tests;

/// <summary>Requests over real HTTP on the virtual clock: it does not run away from them.</summary>
[Collection<OnVirtualTime>]
public sealed class VirtualTimeRequestTests : IAsyncDisposable
{
    private readonly VirtualTimeProvider _time = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private TimeSpan Now => _time.GetElapsedTime(0);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_request_takes_no_time()
    {
        await using var simulator = await StartAsync();

        for (var number = 0; number < 100; number++)
        {
            // A clock that did not know of the request would move to the timeout.
            using var timeout = new CancellationTokenSource(TimeSpan.FromTicks(1), _time);
            await GetAsync(simulator, timeout.Token);
        }

        Assert.Equal(100, simulator.Requests.Count);
        Assert.All(simulator.Requests, request => Assert.Equal(TimeSpan.Zero, request.Elapsed));
    }

    [Fact]
    public async Task The_latency_is_to_the_tick()
    {
        await using var simulator = await StartAsync(service => service.WithLatency(TimeSpan.FromSeconds(10)));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10) + TimeSpan.FromTicks(1), _time);

        await GetAsync(simulator, timeout.Token);

        Assert.Equal(TimeSpan.FromSeconds(10), Now);
        Assert.Equal(TimeSpan.Zero, simulator.Requests.Single().Elapsed);
    }

    [Fact]
    public async Task A_timeout_within_the_latency_is_to_the_tick()
    {
        await using var simulator = await StartAsync(service => service.WithLatency(TimeSpan.FromSeconds(10)));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1), _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync(simulator, timeout.Token));

        Assert.Equal(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1), Now);
    }

    [Fact]
    public async Task A_delay_of_one_request_is_added_to_the_latency_which_can_change()
    {
        await using var simulator = await StartAsync(service => service
            .WithLatency(TimeSpan.FromSeconds(1))
            .OnRequest(2).Delay(TimeSpan.FromMinutes(1)));

        await GetAsync(simulator, TestCanceled);
        Assert.Equal(TimeSpan.FromSeconds(1), Now);
        await GetAsync(simulator, TestCanceled);
        Assert.Equal(TimeSpan.FromSeconds(62), Now);
        simulator.Service.WithLatency(TimeSpan.Zero);
        await GetAsync(simulator, TestCanceled);
        Assert.Equal(TimeSpan.FromSeconds(62), Now);
    }

    [Fact]
    public async Task An_unanswered_request_ends_with_the_patience_of_the_client()
    {
        await using var simulator = await StartAsync(service => service.OnNextRequests(1).LeaveUnanswered());
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(5), _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync(simulator, timeout.Token));

        Assert.Equal(TimeSpan.FromMinutes(5), Now);
        await GetAsync(simulator, TestCanceled);
    }

    [Fact]
    public async Task Many_clients_of_two_simulators_each_keep_their_own_pace()
    {
        await using var first = await StartAsync(service => service.WithKeyLimit(null).WithLatency(TimeSpan.FromSeconds(0.25)));
        await using var second = await StartAsync(service => service.WithKeyLimit(null));

        await Task.WhenAll(Enumerable.Range(1, 10).SelectMany(pause => new[] { first, second }.Select(async simulator =>
        {
            for (var number = 0; number < 5; number++)
            {
                await Task.Delay(TimeSpan.FromSeconds(pause), _time, TestCanceled);
                await GetAsync(simulator, TestCanceled);
            }
        })));

        Assert.Equal(Times(0.25), first.Requests.Select(request => request.Elapsed));
        Assert.Equal(Times(0), second.Requests.Select(request => request.Elapsed));

        static IEnumerable<TimeSpan> Times(double latency) => Enumerable.Range(1, 10)
            .SelectMany(pause => Enumerable.Range(0, 5).Select(number => TimeSpan.FromSeconds(pause + (number * (pause + latency)))))
            .Order();
    }

    [Fact]
    public async Task Without_moving_by_itself_it_leaves_requests_where_they_are()
    {
        _time.AutoAdvance = false;
        await using var simulator = await StartAsync(service => service.WithLatency(TimeSpan.FromSeconds(2)));

        var call = GetAsync(simulator, TestCanceled);
        await _time.AdvanceAsync(TimeSpan.FromSeconds(1.999), TestCanceled);
        Assert.False(call.IsCompleted);
        await _time.AdvanceAsync(TimeSpan.FromSeconds(0.001), TestCanceled);
        await call;

        Assert.Equal(TimeSpan.FromSeconds(2), Now);
    }

    [Fact]
    public async Task It_goes_on_with_a_client_that_is_no_HttpClient()
    {
        await using var simulator = await StartAsync(service => service.WithLatency(TimeSpan.FromHours(1)));
        using var client = new TcpClient();
        await client.ConnectAsync(simulator.Endpoint.Host, simulator.Endpoint.Port, TestCanceled);

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.0\r\n\r\n"), TestCanceled);
        using var reader = new StreamReader(client.GetStream());

        Assert.Equal("HTTP/1.1 403 Forbidden", await reader.ReadLineAsync(TestCanceled));
        Assert.Equal(TimeSpan.FromHours(1), Now);
    }

    private Task<TrueWatchSimulator> StartAsync(Action<SimulatedService>? configure = null)
        => TrueWatchSimulator.StartAsync(
            service =>
            {
                service.WithKeyLimit(null);
                configure?.Invoke(service);
            },
            _time,
            TestCanceled);

    private async Task GetAsync(TrueWatchSimulator simulator, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(simulator.Endpoint, cancellationToken);
        await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
