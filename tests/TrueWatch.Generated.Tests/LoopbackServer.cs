using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Generated.Tests;

/// <summary>A server that answers every connection with the same bytes and closes it.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly byte[] _response;

    public LoopbackServer(string head, params byte[] body)
    {
        _response = [.. Encoding.ASCII.GetBytes(head), .. body];
        _listener.Start();
        Endpoint = new Uri($"http://{_listener.LocalEndpoint}/");
        _serving = ServeAsync();
    }

    public Uri Endpoint { get; }

    public List<string> Requests { get; } = [];

    /// <summary>Until when it lets everybody wait for a response.</summary>
    public Task Opening { get; init; } = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(connection.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            // A request fits one read here: it has no body and comes over the loopback interface.
            var buffer = new byte[16 * 1024];
            var length = await stream.ReadAsync(buffer, _stop.Token);
            Requests.Add(Encoding.ASCII.GetString(buffer, 0, length));
            await Opening;
            await stream.WriteAsync(_response, _stop.Token);
        }
        catch (IOException)
        {
            // The client gave up.
        }
    }
}
