using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>A server on the loopback interface that gives a path one response after the other, and the last for good.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Queue<ServerAnswer>> _scripts = new(StringComparer.Ordinal);
    private readonly List<string> _requests = [];
    private readonly Task _serving;

    public ScriptedServer(params (string Path, ServerAnswer[] Answers)[] scripts)
    {
        foreach (var (path, answers) in scripts)
        {
            _scripts.Add(path, new Queue<ServerAnswer>(answers));
        }

        _listener.Start();
        _serving = ServeAsync();
    }

    public string Endpoint => $"http://{_listener.LocalEndpoint}/";

    /// <summary>How often a path was asked for, once the program that asks has ended.</summary>
    public int CountRequests(string path) => _requests.Count(request => request == path);

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
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_stop.Token))?.Split(' ')[1] ?? "";
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
        {
            // The headers; requests of the consumers have no body.
        }

        _requests.Add(path);
        var answer = Next(path);
        var body = Encoding.UTF8.GetBytes(answer.Body);
        string[] head =
        [
            $"HTTP/1.1 {answer.StatusCode} -",
            .. answer.Headers,
            "Content-Type: application/json",
            $"Content-Length: {body.Length}",
            "Connection: close",
            "",
            "",
        ];
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(string.Join("\r\n", head)), .. body], _stop.Token);
    }

    private ServerAnswer Next(string path)
    {
        if (!_scripts.TryGetValue(path, out var answers))
        {
            return new ServerAnswer(404, "");
        }

        return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
    }
}
