namespace TrueWatch.Polling.Tests;

/// <summary>One reply of a random script, as a text that reads well when a property fails.</summary>
/// <param name="Kind">What the service answers.</param>
/// <param name="Seconds">How long the response takes.</param>
/// <param name="RetryAfter">The <c>Retry-After</c> of the response, in seconds; none below 1.</param>
internal sealed record ScriptStep(ReplyKind Kind, int Seconds, int RetryAfter)
{
    public bool IsTaskEnd => Kind is ReplyKind.Done or ReplyKind.Broken or ReplyKind.Stopped;

    /// <summary>Whether a wait ends with it, whatever was before.</summary>
    public bool IsFinal => IsTaskEnd || Kind is ReplyKind.Refused or ReplyKind.Missing;

    public bool IsTransient => Kind is ReplyKind.Unavailable or ReplyKind.Unreachable or ReplyKind.Silent;

    public JobReply ToReply(VirtualTime time)
    {
        JobReply reply = Kind switch
        {
            ReplyKind.Waiting => "waiting",
            ReplyKind.Queued => "queued",
            ReplyKind.Archiving => "archiving",
            ReplyKind.Done => "done",
            ReplyKind.Broken => "broken",
            ReplyKind.Stopped => "stopped",
            ReplyKind.Throttled => Faults.Throttled,
            ReplyKind.Unavailable => Faults.Transient["HTTP 503"],
            ReplyKind.Unreachable => Faults.Transient["DNS"],
            ReplyKind.Silent => JobReply.Never,
            ReplyKind.Refused => Faults.Final["HTTP 403"],
            _ => Faults.Final["HTTP 404"],
        };
        reply = RetryAfter > 0 ? reply with { RetryAfter = TimeSpan.FromSeconds(RetryAfter) } : reply;
        return Seconds > 0 && Kind != ReplyKind.Silent
            ? reply with { Before = time.PauseAsync(TimeSpan.FromSeconds(Seconds)) }
            : reply;
    }
}
