using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>No response: the connection stays open until the client gives up.</summary>
internal sealed class NoAnswer : Reply
{
    public override int? StatusCode => null;

    public override Task SendAsync(HttpContext context, RequestPresence presence)
        => presence.HoldAsync(Timeout.InfiniteTimeSpan, context.RequestAborted);
}
