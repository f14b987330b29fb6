namespace TrueWatch.Generated;

/// <summary>
/// The innermost handler of clients that a factory makes: what a handler above it, such as one for resilience, sends
/// again draws on the budget of requests again.
/// </summary>
internal sealed class BudgetHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The first sending has the permit of the call.
        if (RequestSendings.Find(request) is { } sendings && sendings.Add())
        {
            using var permit = await sendings.Budget.AcquireAsync(cancellationToken).ConfigureAwait(false);
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
