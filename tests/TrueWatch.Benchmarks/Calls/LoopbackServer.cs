using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>
/// Answers every GET request on a loopback port with the same bytes. It blocks a thread for each connection and allocates
/// nothing for a request, so that what a run allocates is the client's.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _answer;

    public LoopbackServer(byte[] body)
    {
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nServer: loopback\r\n\r\n";
        _answer = [.. Encoding.ASCII.GetBytes(head), .. body];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/");
        Start(Accept);
    }

    public Uri Endpoint { get; }

    public void Dispose() => _listener.Dispose();

    private static void Start(Action action) => new Thread(() =>
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The other side has closed.
        }
    })
    { IsBackground = true }.Start();

    private void Accept()
    {
        while (true)
        {
            var connection = _listener.Accept();
            connection.NoDelay = true;
            Start(() => Serve(connection));
        }
    }

    private void Serve(Socket connection)
    {
        using (connection)
        {
            var buffer = new byte[16 * 1024];
            var length = 0;
            while (connection.Receive(buffer.AsSpan(length)) is > 0 and var count)
            {
                length += count;
                if (buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                {
                    connection.Send(_answer);
                    length = 0;
                }
            }
        }
    }
}
