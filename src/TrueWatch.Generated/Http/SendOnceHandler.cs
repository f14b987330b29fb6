using System.Runtime.InteropServices;

namespace TrueWatch.Generated;

/// <summary>
/// Lets <see cref="HttpClient"/> send a request once, as <see cref="NoContent"/> does.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    private SendOnceHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Puts the handler around one that sends requests, unless that refuses a GET with a body.</summary>
    public static HttpMessageHandler Around(HttpMessageHandler handler) =>
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal) ? handler : new SendOnceHandler(handler);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content ??= NoContent.Instance;
        return base.SendAsync(request, cancellationToken);
    }
}
