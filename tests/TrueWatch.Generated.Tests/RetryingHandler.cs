namespace TrueWatch.Generated.Tests;

/// <summary>Sends a request so many times, until a response is a success.</summary>
internal sealed class RetryingHandler(int times) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || number == times)
            {
                return response;
            }

            response.Dispose();
        }
    }
}
