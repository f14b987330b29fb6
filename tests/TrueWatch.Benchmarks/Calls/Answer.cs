using System.Text.Json.Serialization;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>The documented answer and nothing else, for the floor and for Refit.</summary>
internal sealed class Answer
{
    [JsonPropertyName("code")]
    public int Code { get; set; }

    [JsonPropertyName("content")]
    public AnswerTask? Content { get; set; }

    [JsonPropertyName("errorCode")]
    public string? ErrorCode { get; set; }

    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("success")]
    public bool Success { get; set; }

    [JsonPropertyName("traceId")]
    public string? TraceId { get; set; }

    public CallResult ToResult() => new(Content?.Status, Content?.ImportInfo?.SuccessCount, TraceId);
}
