using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrueWatch.Simulator;

/// <summary>The content of a response about a task, in the order of the documented response.</summary>
internal sealed record TaskContent(string Status, string Action)
{
    // The service's texts are for people, in any language; nothing of the response ends up in a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Message { get; init; } = "";

    public string ErrorCode { get; init; } = "";

    /// <summary>Whether there are statistics, be they empty.</summary>
    public bool HasImportInfo { get; init; }

    public int? SuccessCount { get; init; }

    public int? FailCount { get; init; }

    public string? ExportFailedInfoJson { get; init; }

    public IReadOnlyList<string>? NameList { get; init; }

    /// <summary>The link to an exported file. How the service names it is not documented.</summary>
    public Uri? DownloadUrl { get; init; }

    public string ToJson()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("status"u8, Status);
            writer.WriteString("action"u8, Action);
            writer.WriteString("message"u8, Message);
            writer.WriteString("errorCode"u8, ErrorCode);
            WriteImportInfo(writer);
            WriteNameList(writer);
            if (DownloadUrl is not null)
            {
                writer.WriteString("download_url"u8, DownloadUrl.AbsoluteUri);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private void WriteImportInfo(Utf8JsonWriter writer)
    {
        if (!HasImportInfo && SuccessCount is null && FailCount is null)
        {
            return;
        }

        writer.WriteStartObject("import_info"u8);
        if (FailCount is { } failed)
        {
            writer.WriteNumber("failCount"u8, failed);
        }

        if (SuccessCount is { } succeeded)
        {
            writer.WriteNumber("successCount"u8, succeeded);
        }

        if (ExportFailedInfoJson is { } info)
        {
            writer.WritePropertyName("exportFailedInfo"u8);
            writer.WriteRawValue(info);
        }

        writer.WriteEndObject();
    }

    private void WriteNameList(Utf8JsonWriter writer)
    {
        if (NameList is null)
        {
            return;
        }

        writer.WriteStartArray("name_list"u8);
        foreach (var name in NameList)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
