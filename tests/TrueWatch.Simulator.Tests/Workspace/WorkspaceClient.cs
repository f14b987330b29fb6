using System.IO.Compression;
using System.Text.Json.Nodes;

namespace TrueWatch.Simulator.Tests;

/// <summary>Exports and imports, over plain HTTP.</summary>
internal static class WorkspaceClient
{
    public const string Export = "api/v1/workspace/resource/export/task/create";
    public const string Import = "api/v1/workspace/resource/upload";

    // How long a task takes.
    private static readonly TimeSpan TaskTime = TimeSpan.FromSeconds(3.2);

    public static Task<SimulatorAnswer> StartExportAsync(this SimulatorClient client) => client.SendAsync(HttpMethod.Post, Export);

    /// <summary>Exports, and waits for the end.</summary>
    /// <returns>The content of the last response.</returns>
    public static async Task<JsonNode> ExportAsync(this SimulatorClient client)
        => await client.FinishAsync((await client.StartExportAsync()).TaskId!);

    /// <summary>Exports, and gets the file.</summary>
    public static async Task<byte[]> DownloadAsync(this SimulatorClient client)
        => (await client.SendAsync(HttpMethod.Get, Link(await client.ExportAsync()), apiKey: null)).Body;

    public static Task<SimulatorAnswer> UploadAsync(
        this SimulatorClient client, byte[] archive, string strategies = "", string query = "")
        => client.SendAsync(HttpMethod.Post, Import + query, content: Form(archive, strategies));

    /// <summary>Imports, and waits for the end.</summary>
    public static async Task<JsonNode> ImportAsync(this SimulatorClient client, byte[] archive, string strategies = "")
        => await client.FinishAsync((await client.UploadAsync(archive, strategies)).TaskId!);

    public static async Task<JsonNode> FinishAsync(this SimulatorClient client, string taskId)
    {
        client.Time.Advance(TaskTime);
        return (await client.GetTaskAsync(taskId)).Json["content"]!;
    }

    public static string Link(JsonNode content) => (string)content["download_url"]!;

    /// <summary>A form with an archive, and strategies such as <c>repeatNameOp=skip&amp;repeatLabelNameOp=recover</c>.</summary>
    public static MultipartFormDataContent Form(byte[] archive, string strategies = "", string field = "files")
    {
        var form = new MultipartFormDataContent();
        foreach (var strategy in strategies.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = strategy.Split('=') is [var first, var second] ? (first, second) : (strategy, "");
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(archive), field, "resource.zip");
        return form;
    }

    public static byte[] Zip(params IEnumerable<(string Path, string Text)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in files)
            {
                using var file = new StreamWriter(zip.CreateEntry(path).Open());
                file.Write(text);
            }
        }

        return bytes.ToArray();
    }

    public static IReadOnlyList<(string Path, string Text)> Unzip(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(entry =>
        {
            using var text = new StreamReader(entry.Open());
            return (entry.FullName, text.ReadToEnd());
        })];
    }
}
