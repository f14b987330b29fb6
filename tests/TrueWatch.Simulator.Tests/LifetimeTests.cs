using System.Net.Sockets;

namespace TrueWatch.Simulator.Tests;

public sealed class LifetimeTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_listens_on_a_free_port_of_the_loopback_interface()
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(cancellationToken: TestCanceled);

        Assert.Matches("^http://127[.]0[.]0[.]1:[1-9][0-9]+/$", simulator.Endpoint.ToString());
    }

    [Fact]
    public async Task Two_at_once_do_not_share_anything()
    {
        await using var first = await SimulatorClient.StartAsync(service => service.WithKeyLimit(2));
        await using var second = await SimulatorClient.StartAsync(service => service.WithKeyLimit(1));

        await first.GetTaskAsync("task_import");
        first.Time.Advance(TimeSpan.FromSeconds(3.2));

        Assert.NotEqual(first.Simulator.Endpoint, second.Simulator.Endpoint);
        Assert.Equal("ok", (await first.GetTaskAsync("task_import")).TaskStatus);
        Assert.Equal("start", (await second.GetTaskAsync("task_import")).TaskStatus);
        Assert.Equal(2, first.Simulator.Requests.Count);
        Assert.Single(second.Simulator.Requests);
    }

    [Fact]
    public async Task It_closes_its_port_when_it_is_disposed_of_once_or_twice()
    {
        await using var client = await SimulatorClient.StartAsync();
        await client.GetTaskAsync("task_import");
        var endpoint = client.Simulator.Endpoint;

        await client.Simulator.DisposeAsync();
        await client.Simulator.DisposeAsync();

        using var socket = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(
            async () => await socket.ConnectAsync(endpoint.Host, endpoint.Port, TestCanceled));
    }

    [Fact]
    public async Task What_it_received_stays_known_after_its_end()
    {
        var client = await SimulatorClient.StartAsync();
        await client.GetTaskAsync("task_import");

        await client.DisposeAsync();

        Assert.Single(client.Simulator.Requests);
    }

    [Fact]
    public async Task A_canceled_start_is_canceled()
        => await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TrueWatchSimulator.StartAsync(cancellationToken: new CancellationToken(canceled: true)));
}
