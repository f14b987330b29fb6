namespace TrueWatch.Polling.Tests;

/// <summary>What a <see cref="JobService"/> answers.</summary>
internal sealed record JobReply
{
    /// <summary>The status, when it is a response.</summary>
    public string? Status { get; init; }

    /// <summary>What the client throws instead.</summary>
    public Exception? Failure { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What has to happen before the response comes.</summary>
    public Task Before { get; init; } = Task.CompletedTask;

    /// <summary>A request that is never answered.</summary>
    public static JobReply Never => new() { Before = new TaskCompletionSource().Task };

    public static implicit operator JobReply(string status) => new() { Status = status };

    public static implicit operator JobReply(Exception failure) => new() { Failure = failure };
}
