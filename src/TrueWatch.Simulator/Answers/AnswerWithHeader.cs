using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>A response with one header more.</summary>
internal sealed class AnswerWithHeader(Reply answer, string name, string value) : Reply
{
    public override int? StatusCode => answer.StatusCode;

    public override string ErrorCode => answer.ErrorCode;

    public override Task SendAsync(HttpContext context, RequestPresence presence)
    {
        context.Response.Headers[name] = value;
        return answer.SendAsync(context, presence);
    }
}
