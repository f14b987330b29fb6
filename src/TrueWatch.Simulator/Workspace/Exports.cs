using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>The exports of a workspace, and their files. Thread-safe.</summary>
internal sealed class Exports(
    WorkspaceResources resources, SimulatedTasks tasks, TimeProvider timeProvider, Func<Uri> endpoint) : IDisposable
{
    // Guards the files.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ExportedFile> _files = new(StringComparer.Ordinal);
    private volatile TaskScript _script = TaskScripts.Begin("export");

    private volatile LinkRules _links = new(Lifetime: null, NeedsKey: false);
    private long _padding;

    /// <summary>What the task of an export does before its end, if not the end itself.</summary>
    public TaskScript Script
    {
        get => _script;
        set => _script = value;
    }

    /// <summary>What the links to the files are good for.</summary>
    public LinkRules Links
    {
        get => _links;
        set => _links = value;
    }

    /// <summary>How much larger than their resources the files are.</summary>
    public long Padding
    {
        get => Volatile.Read(ref _padding);
        set => Volatile.Write(ref _padding, value);
    }

    /// <summary>Starts an export of what the workspace has now.</summary>
    public ApiAnswer Start()
    {
        tasks.Settle();
        var exported = resources.Snapshot();
        var padding = Padding;
        return ApiAnswer.TaskStarted(tasks.Start(Script, () => Complete(exported, padding)));
    }

    /// <summary>Answers a request for a file, as a store of objects does.</summary>
    public Reply Download(ReceivedRequest received)
    {
        var request = received.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return ApiErrors.MethodNotAllowed(request.Method, HttpMethods.Get);
        }

        ExportedFile? file;
        lock (_lock)
        {
            _files.TryGetValue(request.Path.Value!, out file);
        }

        var links = Links;
        if (file is null || request.Query["signature"] != file.Signature)
        {
            return Refuse(StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.");
        }

        if (timeProvider.GetElapsedTime(file.Completed) >= links.Lifetime)
        {
            return Refuse(StatusCodes.Status403Forbidden, "AccessDenied", "Request has expired");
        }

        return links.NeedsKey && received.Key is not { IsAccepted: true }
            ? ApiErrors.InvalidApiKey()
            : FileAnswer.To(request, file);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var file in _files.Values)
            {
                file.Dispose();
            }
        }
    }

    private static RawAnswer Refuse(int statusCode, string code, string message) => new(
        statusCode,
        "application/xml",
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>"),
        headers: []);

    private string Complete(IReadOnlyList<SimulatedResource> all, long padding)
    {
        var exported = all.Where(resource => !resource.FailsToExport).ToList();
        var failed = new JsonObject(all
            .Where(resource => resource.FailsToExport)
            .GroupBy(resource => resource.Type)
            .Select(group => KeyValuePair.Create<string, JsonNode?>(
                group.Key, new JsonArray([.. group.Select(resource => (JsonNode)resource.Name)]))));
        return new TaskContent("ok", "export")
        {
            HasImportInfo = true,
            ExportFailedInfoJson = failed.Count == 0 ? null : failed.ToJsonString(),
            NameList = [.. exported.Select(resource => resource.Name)],
            DownloadUrl = Offer(new ExportedFile(exported, padding, timeProvider.GetTimestamp())),
        }.ToJson();
    }

    private Uri Offer(ExportedFile file)
    {
        lock (_lock)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{ApiPaths.Download}/{_files.Count + 1}/resource.zip");
            _files.Add(path, file);
            return new Uri(endpoint(), $"{path}?signature={file.Signature}");
        }
    }
}
