namespace TrueWatch.Generated;

/// <summary>
/// The innermost handler of clients that a factory makes, which sees each sending of a request: what a handler above it,
/// such as one for resilience, sends again draws on the request budget again, and what it does not let through, does not.
/// A request that does more than read, and may have been executed, it does not let go again.
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
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            sendings.Note(response.StatusCode);
            return response;
        }
        catch (Exception exception)
        {
            sendings.Note(exception);
            throw;
        }
        finally
        {
            sendings.End();
        }
    }
}
