using System.Net;
using System.Net.Sockets;
using Garnet;
using Garnet.server;

namespace TrueWatch.Pages.Tests;

/// <summary>A server that speaks Redis' protocol and runs its scripts, in this process.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly GarnetServer _server;

    /// <param name="port">A port that is free.</param>
    public RedisServer(int port)
    {
        _server = new GarnetServer(new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
            EnableLua = true,
            LuaOptions = new LuaOptions(),
            QuietMode = true,
            LogMemorySize = "64m",
            IndexMemorySize = "1m",
        });
        _server.Start();
    }

    public static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => _server.Dispose();
}
