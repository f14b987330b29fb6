using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>No response: the connection is reset.</summary>
internal sealed class ConnectionReset : Reply
{
    public override int? StatusCode => null;

    public override Task SendAsync(HttpContext context, RequestPresence presence)
    {
        // Without time to linger, closing sends RST instead of FIN.
        if (context.Features.Get<IConnectionSocketFeature>() is { Socket: var socket })
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        context.Abort();
        return Task.CompletedTask;
    }
}
