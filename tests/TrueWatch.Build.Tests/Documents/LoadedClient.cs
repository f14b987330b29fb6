using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;

namespace TrueWatch.Build.Tests.Documents;

/// <summary>A client that was built a moment ago, beside the one that these tests reference; its calls get as far as here.</summary>
internal sealed class LoadedClient : HttpMessageHandler
{
    private readonly AssemblyLoadContext _context = new("Built client", isCollectible: true);
    private readonly HttpClient _httpClient;
    private readonly object _client;
    private HttpRequestMessage? _last;

    public LoadedClient(string assembly)
    {
        _httpClient = new HttpClient(this, disposeHandler: false);
        _context.LoadFromAssemblyPath(assembly.Replace("TrueWatch.Generated.dll", "TrueWatch.Polling.dll", StringComparison.Ordinal));
        var built = _context.LoadFromAssemblyPath(assembly);
        var optionsType = built.GetType("TrueWatch.Generated.TrueWatchClientOptions", throwOnError: true)!;
        var options = Activator.CreateInstance(optionsType)!;
        optionsType.GetProperty("ApiKey")!.SetValue(
            options, Activator.CreateInstance(built.GetType("TrueWatch.Generated.TrueWatchApiKey", throwOnError: true)!, "a-key"));
        optionsType.GetProperty("Endpoint")!.SetValue(options, new Uri("https://api.example"));
        _client = Activator.CreateInstance(built.GetType("TrueWatch.Generated.TrueWatchClient", throwOnError: true)!, _httpClient, options)!;
    }

    /// <summary>The first line of the last request.</summary>
    public string Line => $"{_last!.Method} {_last.RequestUri!.PathAndQuery}";

    /// <summary>The body of the last request.</summary>
    public string? Body { get; private set; }

    public string Answer { get; set; } = """{"success":true}""";

    public string AnswerType { get; set; } = "application/json";

    public string? Header(string name) => _last!.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>Makes an object of a type of the client.</summary>
    public object New(string type, object[] arguments, params (string Name, object Value)[] properties)
    {
        var created = Activator.CreateInstance(_client.GetType().Assembly.GetType($"TrueWatch.Generated.{type}", throwOnError: true)!, arguments)!;
        foreach (var (name, value) in properties)
        {
            created.GetType().GetProperty(name)!.SetValue(created, value);
        }

        return created;
    }

    /// <summary>Calls an operation.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments, by their names; one that is a type of the client itself is given as JSON.</param>
    /// <returns>The response, as JSON.</returns>
    public async Task<string> CallAsync(string method, params (string Name, object Value)[] arguments)
    {
        var info = _client.GetType().GetMethod(method)!;
        var parameters = info.GetParameters();
        var task = (Task)info.Invoke(
            _client,
            BindingFlags.OptionalParamBinding,
            binder: null,
            [.. parameters.Select(parameter => Find(arguments, parameter))],
            culture: null)!;
        await task;
        return JsonSerializer.Serialize(task.GetType().GetProperty("Result")?.GetValue(task));
    }

    private static object? Find((string Name, object Value)[] arguments, ParameterInfo parameter)
        => Array.Find(arguments, argument => argument.Name == parameter.Name).Value switch
        {
            null => Type.Missing,
            string json when parameter.ParameterType != typeof(string) => JsonSerializer.Deserialize(json, parameter.ParameterType),
            var argument => argument,
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _last = request;
        Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer, Encoding.UTF8, AnswerType) };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _httpClient.Dispose();
            _context.Unload();
        }

        base.Dispose(disposing);
    }
}
