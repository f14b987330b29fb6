using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>The regular answer, cut off or said to be of another content type.</summary>
internal sealed class DistortedAnswer(ApiAnswer answer, string contentType, double share) : Reply
{
    public override int? StatusCode => answer.StatusCode;

    public override string ErrorCode => answer.ErrorCode;

    // Where less is sent than announced, the server closes the connection after it.
    public override Task SendAsync(HttpContext context, RequestPresence presence)
        => answer.SendAsync(context, contentType, share);
}
