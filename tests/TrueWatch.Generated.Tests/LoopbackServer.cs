using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Generated.Tests;

/// <summary>A server that answers every connection with the same bytes and closes it.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly byte[] _response;

    public LoopbackServer(string head, params byte[] body)
    {
        _response = [.. Encoding.ASCII.GetBytes(head), .. body];
        _listener = new LoopbackListener(AnswerAsync);
    }

    public Uri Endpoint => _listener.Endpoint;

    public List<string> Requests { get; } = [];

    /// <summary>Until when it lets everybody wait for a response.</summary>
    public Task Opening { get; init; } = Task.CompletedTask;

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        // A request fits one read here: it has no body and comes over the loopback interface.
        var buffer = new byte[16 * 1024];
        var length = await stream.ReadAsync(buffer, cancellationToken);
        Requests.Add(Encoding.ASCII.GetString(buffer, 0, length));
        await Opening;
        await stream.WriteAsync(_response, cancellationToken);
    }
}
