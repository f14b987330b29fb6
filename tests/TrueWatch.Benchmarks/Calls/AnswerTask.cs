using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>The content of an <see cref="Answer"/>.</summary>
internal sealed class AnswerTask
{
    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("action")]
    public string? Action { get; set; }

    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("errorCode")]
    public string? ErrorCode { get; set; }

    [JsonPropertyName("import_info")]
    public AnswerImport? ImportInfo { get; set; }

    [JsonPropertyName("name_list")]
    public JsonElement? NameList { get; set; }
}
