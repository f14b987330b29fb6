using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Simulator.Tests;

/// <summary>
/// A simulator of its own, at a clock that stands still, and plain HTTP to it: nothing of the generated client, which
/// the simulator is to be the counterpart of.
/// </summary>
internal sealed class SimulatorClient : IAsyncDisposable
{
    private const string Path = "api/v1/workspace/resource/query_action_status";

    private readonly HttpClient _http;

    private SimulatorClient(TrueWatchSimulator simulator, FakeTimeProvider time)
    {
        Simulator = simulator;
        Time = time;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = simulator.Endpoint };
    }

    public TrueWatchSimulator Simulator { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<SimulatorClient> StartAsync(Action<SimulatedService>? configure = null)
    {
        var time = new FakeTimeProvider();
        return new SimulatorClient(
            await TrueWatchSimulator.StartAsync(configure, time, TestContext.Current.CancellationToken), time);
    }

    public Task<SimulatorAnswer> GetTaskAsync(string taskId, string? apiKey = TrueWatchSimulator.DefaultApiKey)
        => GetAsync($"?taskId={Uri.EscapeDataString(taskId)}", apiKey);

    public Task<SimulatorAnswer> GetAsync(string query, string? apiKey = TrueWatchSimulator.DefaultApiKey)
        => SendAsync(HttpMethod.Get, Path + query, apiKey);

    public async Task<SimulatorAnswer> SendAsync(
        HttpMethod method,
        string target,
        string? apiKey = TrueWatchSimulator.DefaultApiKey,
        string? acceptEncoding = null,
        HttpContent? content = null,
        params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, target) { Content = content };
        AddHeader(request.Headers, TrueWatchSimulator.ApiKeyHeader, apiKey);
        AddHeader(request.Headers, "Accept-Encoding", acceptEncoding);
        foreach (var (name, value) in headers)
        {
            AddHeader(request.Headers, name, value);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new SimulatorAnswer((int)response.StatusCode, response.Headers, response.Content.Headers, body);
    }

    /// <summary>A task that is done when the simulator has received so many requests.</summary>
    public async Task ReceivedAsync(int count)
    {
        while (Simulator.Requests.Count < count)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }

    private static void AddHeader(HttpRequestHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
