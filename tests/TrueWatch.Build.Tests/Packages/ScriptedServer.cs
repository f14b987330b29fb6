using System.Net.Sockets;
using System.Text;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>A server on the loopback interface that gives a path one response after the other, and the last for good.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Dictionary<string, Queue<ServerAnswer>> _scripts = new(StringComparer.Ordinal);
    private readonly List<string> _requests = [];
    private readonly LoopbackListener _listener;

    public ScriptedServer(params (string Path, ServerAnswer[] Answers)[] scripts)
    {
        foreach (var (path, answers) in scripts)
        {
            _scripts.Add(path, new Queue<ServerAnswer>(answers));
        }

        _listener = new LoopbackListener(AnswerAsync);
    }

    public string Endpoint => _listener.Endpoint.ToString();

    /// <summary>How often a path was asked for, once the program that asks has ended.</summary>
    public int CountRequests(string path) => _requests.Count(request => request == path);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(cancellationToken))?.Split(' ')[1] ?? "";
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 })
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
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(string.Join("\r\n", head)), .. body], cancellationToken);
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
