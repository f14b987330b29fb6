using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TrueWatch.Testing;

/// <summary>Accepts connections on the loopback interface, one after the other, and closes each when it was served.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public LoopbackListener(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start();
        Endpoint = new Uri($"http://{_listener.LocalEndpoint}/");
        _serving = ServeAsync(serve);
    }

    public Uri Endpoint { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await serve(connection.GetStream(), _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException)
            {
                // The client gave up, or the test is over.
            }
        }
    }
}
