namespace TrueWatch.Simulator;

/// <summary>
/// A request that a <see cref="TrueWatchSimulator"/> received, and its response. It does not contain the value of the API key
/// header. Immutable and thread-safe.
/// </summary>
public sealed class SimulatedRequest
{
    internal SimulatedRequest()
    {
    }

    /// <summary>Which one it was, the first that the simulator received being 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was received, on the simulator's clock, counted from the simulator's start.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What it asked for, by its path; <see langword="null"/> for a path that the simulator does not have.</summary>
    public required SimulatedOperation? Operation { get; init; }

    /// <summary>The HTTP method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path, decoded.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it was sent, still encoded, with its <c>?</c>; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The task that it was for, decoded; <see langword="null"/> when it named none or several.</summary>
    public required string? TaskId { get; init; }

    /// <summary>
    /// The headers, by name; upper and lower case are the same. The value of <see cref="TrueWatchSimulator.ApiKeyHeader"/>
    /// is <c>***</c>.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Whether an API key was sent, accepted or not.</summary>
    public required bool HasApiKey { get; init; }

    /// <summary>
    /// The name of the API key, as <see cref="SimulatedService.AddKey"/> gave it, also of one that is revoked;
    /// <see langword="null"/> without a key, or with an unknown one.
    /// </summary>
    public required string? ApiKeyName { get; init; }

    /// <summary>The HTTP status of the response; <see langword="null"/> when none came.</summary>
    public required int? StatusCode { get; init; }

    /// <summary>
    /// The <c>errorCode</c> of the response's envelope, such as one of <see cref="SimulatorErrorCodes"/>; empty when the
    /// task's status was answered, or something without an envelope.
    /// </summary>
    public required string ErrorCode { get; init; }

    /// <summary>Whether the limit of the key or the workspace refused it, or was said to.</summary>
    public bool IsThrottled
        => ErrorCode is SimulatorErrorCodes.KeyRateLimit or SimulatorErrorCodes.WorkspaceRateLimit;

    /// <summary>A text for test output, without the headers.</summary>
    /// <returns>For example <c>#2 at 00:00:05: GET /api/v1/…?taskId=task_1, key 'default', answered 200</c>.</returns>
    public override string ToString()
        => $"#{Number} at {Elapsed}: {Method} {Path}{Query}, {DescribeKey()}, {DescribeAnswer()}";

    private string DescribeKey() => (ApiKeyName, HasApiKey) switch
    {
        ({ } name, _) => $"key '{name}'",
        (null, true) => "unknown key",
        _ => "no key",
    };

    private string DescribeAnswer()
        => StatusCode is null ? "not answered" : $"answered {StatusCode} {ErrorCode}".TrimEnd();
}
