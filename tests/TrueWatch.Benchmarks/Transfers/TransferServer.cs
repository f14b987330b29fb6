using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Benchmarks.Transfers;

/// <summary>
/// Takes uploads and gives downloads of zeros on a loopback port, with one buffer for each connection and a connection for each
/// request: what a run takes of memory is the client's.
/// </summary>
internal sealed class TransferServer : IDisposable
{
    private const string Started = """{"success":true,"content":{"taskId":"task_1"}}""";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly long _size;

    /// <param name="size">How many bytes a download has.</param>
    public TransferServer(long size)
    {
        _size = size;
        _listener.Start();
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}/");

    public void Dispose() => _listener.Dispose();

    private void Serve()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using var connection = _listener.AcceptSocket();
                Answer(connection, buffer);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private void Answer(Socket connection, byte[] buffer)
    {
        var length = 0;
        int end;
        while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            length += connection.Receive(buffer.AsSpan(length));
        }

        var head = Encoding.ASCII.GetString(buffer, 0, end);
        if (head.StartsWith("GET", StringComparison.Ordinal))
        {
            connection.Send(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: {_size}\r\nConnection: close\r\n\r\n"));
            buffer.AsSpan().Clear();
            for (var left = _size; left > 0;)
            {
                left -= connection.Send(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
            }

            return;
        }

        var name = "Content-Length: ";
        var text = head[(head.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length)..].Split('\r')[0];
        for (var left = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) - (length - end - 4); left > 0;)
        {
            left -= connection.Receive(buffer);
        }

        connection.Send(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Started.Length}\r\nConnection: close\r\n\r\n{Started}"));
    }
}
