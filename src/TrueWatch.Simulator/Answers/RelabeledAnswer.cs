using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>The regular response, said to be of another content type.</summary>
internal sealed class RelabeledAnswer(Reply answer, string contentType) : Reply
{
    public override int? StatusCode => answer.StatusCode;

    public override string ErrorCode => answer.ErrorCode;

    public override Task SendAsync(HttpContext context, RequestPresence presence)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.ContentType = contentType;
            return Task.CompletedTask;
        });
        return answer.SendAsync(context, presence);
    }
}
