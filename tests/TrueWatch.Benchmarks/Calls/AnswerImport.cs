using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>The statistics of an <see cref="AnswerTask"/>.</summary>
internal sealed class AnswerImport
{
    [JsonPropertyName("successCount")]
    public long? SuccessCount { get; set; }

    [JsonPropertyName("failCount")]
    public long? FailCount { get; set; }

    [JsonPropertyName("exportFailedInfo")]
    public JsonElement? ExportFailedInfo { get; set; }
}
