using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>What a request gets. Immutable, and thread-safe.</summary>
internal abstract class Reply
{
    /// <summary>The HTTP status; null when no response comes.</summary>
    public abstract int? StatusCode { get; }

    /// <summary>The error code of the envelope; empty where there is none.</summary>
    public virtual string ErrorCode => "";

    public abstract Task SendAsync(HttpContext context, RequestPresence presence);
}
