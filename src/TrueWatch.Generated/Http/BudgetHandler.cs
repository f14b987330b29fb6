namespace TrueWatch.Generated;

/// <summary>
/// The innermost handler of clients that a factory makes, which sees each sending of a request: what a handler above it,
/// such as one for resilience, sends again draws on the budget of requests again, and what it does not let through, does not.
/// </summary>
internal sealed class BudgetHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (RequestSendings.Find(request) is not { } sendings)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        await sendings.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            sendings.End();
        }
    }
}
